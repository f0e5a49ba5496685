package org.yuanliu.cluster;

import java.io.IOException;
import java.util.ArrayList;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.ArrayResultIterator;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/// Files as lines with their numbers. A file is never split, since a line that is to be mended must
/// be found by its number; to be read by many machines, let there be many files.
///
/// After a restart a file is read from its beginning, and what was read before is passed over.
final class LineFormat implements BulkFormat<Line, FileSourceSplit> {

    private static final long serialVersionUID = 1;

    private static final int BATCH = 1_000;

    @Override
    public Reader createReader(Configuration config, FileSourceSplit split) throws IOException {
        return new Reader(split.path());
    }

    @Override
    public Reader restoreReader(Configuration config, FileSourceSplit split) throws IOException {
        var reader = new Reader(split.path());
        reader.skip(
                split.getReaderPosition()
                        .map(CheckpointedPosition::getRecordsAfterOffset)
                        .orElse(0L));
        return reader;
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<Line> getProducedType() {
        return Line.TYPE;
    }

    /// Hands out lines in batches, because Flink passes them from one thread to another.
    static final class Reader implements BulkFormat.Reader<Line> {

        private final Lines lines;
        private long read;

        Reader(Path file) throws IOException {
            lines = new Lines(file.getPath(), file.getFileSystem().open(file));
        }

        void skip(long count) throws IOException {
            while (read < count && lines.next() != null) {
                read++;
            }
        }

        @Override
        public @Nullable RecordIterator<Line> readBatch() throws IOException {
            var batch = new ArrayList<Line>(BATCH);
            while (batch.size() < BATCH) {
                var line = lines.next();
                if (line == null) {
                    break;
                }
                batch.add(line);
            }
            if (batch.isEmpty()) {
                return null;
            }
            var iterator = new ArrayResultIterator<Line>();
            iterator.set(
                    batch.toArray(Line[]::new), batch.size(), CheckpointedPosition.NO_OFFSET, read);
            read += batch.size();
            return iterator;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
