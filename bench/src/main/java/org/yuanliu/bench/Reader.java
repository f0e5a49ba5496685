package org.yuanliu.bench;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// Somebody who reads one product after the other, from the product's own address or from the bare
/// controller beside it.
final class Reader implements Closeable {

    private final Connection connection;
    private final List<byte[]> ours;
    private final List<byte[]> bare;
    private int next;

    /// Readers begin at different products.
    Reader(Person person, List<String> gtins, int first) throws IOException {
        this.connection = new Connection(person.port());
        this.ours =
                gtins.stream()
                        .map(it -> Connection.get("/api/v1/products/" + it, person.headers()))
                        .toList();
        this.bare =
                gtins.stream()
                        .map(it -> Connection.get("/bare/products/" + it + ".json", ""))
                        .toList();
        this.next = first % gtins.size();
    }

    void read() throws IOException {
        send(ours);
    }

    void readBare() throws IOException {
        send(bare);
    }

    private void send(List<byte[]> requests) throws IOException {
        int status = connection.send(requests.get(next));
        if (status != 200) {
            throw new IOException("a product answered " + connection.text());
        }
        next = (next + 1) % requests.size();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
