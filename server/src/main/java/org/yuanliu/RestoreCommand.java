package org.yuanliu;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.yuanliu.kernel.postgres.ArchiveHead;
import org.yuanliu.kernel.postgres.PostgresFault;
import org.yuanliu.kernel.postgres.Restore;
import org.yuanliu.kernel.store.Scripts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Unpacks an archive of `backup` into a new folder, and compares every file with its hash.
@Command(
        name = "restore",
        description = "unpack an archive of 'backup' into a new data folder",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything is there, as it was",
            "1:it could not be done; one sentence says why",
            "2:the command was typed wrongly",
            "3:another process holds the folder",
            "4:the archive is damaged; its first broken file is named"
        })
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "an archive that 'backup' wrote")
    Path file = Path.of("");

    @Option(
            names = "--data",
            defaultValue = DataOption.DEFAULT,
            description = "the folder to make; it must be empty or not there yet")
    Path data = Path.of("data");

    @Override
    public Integer call() throws IOException {
        var restore = new Restore(file);
        var head = restore.head();
        if (head.isEmpty()) {
            return damaged("开头 its beginning");
        }
        refuseNewer(head.get());
        var meter = new Meter();
        meter.begins(head.get().bytes());
        try {
            return switch (restore.into(data, head.get(), meter.moved())) {
                case Restore.Answer.Damaged(String where) -> {
                    meter.ends();
                    yield damaged(where);
                }
                case Restore.Answer.Whole whole -> {
                    meter.ends();
                    say(head.get(), whole, meter);
                    yield 0;
                }
            };
        } catch (PostgresFault fault) {
            meter.ends();
            if (fault.code() == PostgresFault.Code.FOLDER_HELD) {
                System.err.println("yuanliu: " + fault.getMessage());
                return RunCommand.HELD;
            }
            throw fault;
        }
    }

    private int damaged(String where) {
        System.err.println(
                "yuanliu: 备份文件不完整或已损坏，从这里开始：%s。没有恢复任何内容，请换一份备份。 The archive is damaged or cut off, first at: %s. Nothing was restored; take another backup."
                        .formatted(where, where));
        return JournalCommand.BROKEN;
    }

    /// An older one is brought up to date by the next start; the other way round nobody can.
    private static void refuseNewer(ArchiveHead head) {
        var known = Scripts.known();
        var unknown = head.scripts().stream().filter(it -> !known.contains(it)).findFirst();
        if (!head.isOfThisFormat() || unknown.isPresent()) {
            throw new IllegalStateException(
                    "这份备份由更新的源流版本（%s）制作，请用该版本或更新的版本恢复（%s）。没有恢复任何内容。 A newer Yuanliu (%s) made this archive; restore it with that one or a later one (%s). Nothing was restored."
                            .formatted(
                                    head.product(),
                                    unknown.orElse("format " + head.format()),
                                    head.product(),
                                    unknown.orElse("format " + head.format())));
        }
    }

    private void say(ArchiveHead head, Restore.Answer.Whole whole, Meter meter) {
        System.out.printf(
                "恢复完成 restored: %s  %s，%d 个文件全部核对一致 files, all as their hashes say，%.1f s%n",
                data, Meter.size(whole.bytes()), whole.files(), meter.seconds());
        System.out.println("备份时间 made at " + head.made() + "，版本 by Yuanliu " + head.product());
        if (head.postgres().isEmpty()) {
            System.out.println(
                    "这份备份只含文件：请用外部 PostgreSQL 自己的工具恢复数据库，再以 run --db 启动。 It holds files only: restore the database with the tools of your PostgreSQL, then start with run --db.");
        }
        System.out.println(
                "启动 start: ./yuanliu run --data "
                        + data
                        + "；密钥请放回 put the keys back into "
                        + KeysFolder.of(data));
    }
}
