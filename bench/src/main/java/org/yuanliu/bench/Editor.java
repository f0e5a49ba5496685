package org.yuanliu.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.yuanliu.registry.Product;
import tools.jackson.databind.node.JsonNodeFactory;

/// A producer who edits one product again and again, with a journal entry or without.
///
/// Requests are prepared once; only the digits of the version change in them.
final class Editor implements Closeable {

    private static final String VERSION = "#########";

    private final Connection connection;
    private final Person person;
    private final Request journalled;
    private final Request unjournalled;
    private int version;

    Editor(Person person, String gtin) throws IOException, InterruptedException {
        var product = person.read("/api/v1/products/" + gtin);
        var edit = JsonNodeFactory.instance.objectNode();
        for (var field : Product.Edit.class.getRecordComponents()) {
            edit.set(field.getName(), product.required(field.getName()));
        }
        edit.put("note", "version " + VERSION);
        this.connection = new Connection(person.port());
        this.person = person;
        this.journalled = request("/api/v1/products/" + gtin, edit.toString());
        this.unjournalled = request("/api/v1/bench/products/" + gtin, edit.toString());
        this.version = product.required("version").asInt();
    }

    void edit() throws IOException {
        send(journalled);
    }

    void editWithoutJournal() throws IOException {
        send(unjournalled);
    }

    private void send(Request request) throws IOException {
        int status = connection.send(request.with(version));
        if (status != 200) {
            throw new IOException("an edit answered " + connection.text());
        }
        version++;
    }

    /// Sealing belongs to the entries of one's own window, not to what is measured next.
    void awaitSeal() throws IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (person.read("/api/v1/journal?limit=1").at("/items/0/sealed").asBoolean()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IOException("the journal is not being sealed");
    }

    private Request request(String path, String body) {
        return Request.of(
                "PUT "
                        + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + person.headers()
                        + "Content-Type: application/json\r\nIf-Match: \""
                        + VERSION
                        + "\"\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n\r\n"
                        + body);
    }

    /// The bytes of a request, and where in them the version stands.
    private static final class Request {

        private final byte[] bytes;
        private final List<Integer> places;

        private Request(byte[] bytes, List<Integer> places) {
            this.bytes = bytes;
            this.places = places;
        }

        static Request of(String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            // One byte a character, so that places in the text are places in the bytes.
            var latin = new String(bytes, StandardCharsets.ISO_8859_1);
            var places = new ArrayList<Integer>();
            for (int at = latin.indexOf(VERSION); at >= 0; at = latin.indexOf(VERSION, at + 1)) {
                places.add(at);
            }
            return new Request(bytes, places);
        }

        byte[] with(int version) {
            var digits = String.format(Locale.ROOT, "%0" + VERSION.length() + "d", version);
            for (int place : places) {
                for (int i = 0; i < digits.length(); i++) {
                    bytes[place + i] = (byte) digits.charAt(i);
                }
            }
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
