package org.yuanliu.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/// Bodies for an operation: JSON that is almost what its schema asks for, and what is none at all.
record Bodies(JsonNode description, Malice malice) {

    /// Its content, one character for one byte.
    record Body(String type, String content, String more) {

        static Body of(String type, byte[] content, String more) {
            return new Body(type, new String(content, StandardCharsets.ISO_8859_1), more);
        }
    }

    static final Body NONE = new Body("", "", "");

    /// A bomb that is small on the wire: what it holds unpacks to 8 MiB of nothing.
    private static final byte[] ZIP_BOMB = zipBomb();

    private static final byte[] GZIP_BOMB = gzipBomb();

    private static final String XML_BOMB =
            """
            <?xml version="1.0"?>
            <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
            <x>&c;&f;</x>
            """;

    Body of(JsonNode operation) {
        var content = operation.at("/requestBody/content");
        if (malice.once(6) || content.isMissingNode()) {
            return malice.once(3) ? NONE : foreign();
        }
        if (content.has("multipart/form-data") && !malice.once(4)) {
            return upload();
        }
        var text = json(content.at("/application~1json/schema"), 0);
        var type =
                malice.once(15)
                        ? malice.one(
                                List.of(
                                        "text/plain",
                                        "application/xml",
                                        "application/json; charset=utf-16",
                                        "application/json; charset=nonsense",
                                        "multipart/form-data",
                                        "application/x-www-form-urlencoded",
                                        "*/*",
                                        "application/",
                                        ";"))
                        : "application/json";
        return Body.of(type, spoilt(text.getBytes(StandardCharsets.UTF_8)), "");
    }

    /// One value in about five is another than was asked for; a field may be gone, twice, or more.
    private String json(JsonNode asked, int depth) {
        var schema = resolved(asked);
        if (malice.once(7) || depth > 6) {
            return malice.json();
        }
        if (schema.has("oneOf")) {
            return malice.once(3) ? "null" : json(schema.at("/oneOf/0"), depth + 1);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> String.valueOf(malice.random().nextInt(-3, 40));
            case "number" ->
                    malice.random().nextInt(-2, 100) + "." + malice.random().nextInt(1_000);
            case "boolean" -> String.valueOf(malice.once(2));
            default -> Malice.quoted(text(schema));
        };
    }

    private String object(JsonNode schema, int depth) {
        var fields = new ArrayList<String>();
        for (var property : schema.path("properties").properties()) {
            if (!malice.once(10)) {
                var field =
                        Malice.quoted(property.getKey())
                                + ":"
                                + json(property.getValue(), depth + 1);
                fields.add(field);
                if (malice.once(25)) {
                    fields.add(field);
                }
            }
        }
        if (malice.once(12)) {
            fields.add(Malice.quoted(malice.text()) + ":" + malice.json());
        }
        if (malice.once(40)) {
            fields.add("\"__proto__\":{\"admin\":true},\"@type\":\"x\"");
        }
        return "{" + String.join(",", fields) + "}";
    }

    private String array(JsonNode schema, int depth) {
        int many = malice.once(30) ? 400 : malice.random().nextInt(4);
        var items = new ArrayList<String>();
        for (int n = 0; n < many; n++) {
            items.add(json(schema.path("items"), depth + 1));
        }
        return "[" + String.join(",", items) + "]";
    }

    private String text(JsonNode schema) {
        if (schema.has("enum") && !malice.once(4)) {
            return schema.path("enum")
                    .get(malice.random().nextInt(schema.path("enum").size()))
                    .asString();
        }
        return switch (schema.path("format").asString("")) {
            case "date-time" ->
                    "2026-11-%02dT10:00:00+08:00".formatted(1 + malice.random().nextInt(30));
            case "date" -> "2026-11-%02d".formatted(1 + malice.random().nextInt(30));
            case "uuid" ->
                    new java.util.UUID(malice.random().nextLong(), malice.random().nextLong())
                            .toString();
            default ->
                    malice.once(3)
                            ? malice.one(List.of("sale", "inbound", "read", "item", "件"))
                            : malice.text();
        };
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? description.at(schema.path("$ref").asString().replace("#", ""))
                : schema;
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray()
                ? type.get(0).asString("string").replace("null", "string")
                : type.asString("string");
    }

    /// Cut off, or with bytes that are no text.
    private byte[] spoilt(byte[] bytes) {
        if (bytes.length > 2 && malice.once(20)) {
            return java.util.Arrays.copyOf(bytes, malice.random().nextInt(bytes.length));
        }
        if (bytes.length > 2 && malice.once(20)) {
            var spoilt = bytes.clone();
            spoilt[malice.random().nextInt(spoilt.length)] =
                    (byte) (0x80 + malice.random().nextInt(0x80));
            return spoilt;
        }
        return bytes;
    }

    private Body foreign() {
        return switch (malice.random().nextInt(7)) {
            case 0 -> Body.of("application/xml", XML_BOMB.getBytes(StandardCharsets.UTF_8), "");
            case 1 -> Body.of("application/zip", ZIP_BOMB, "");
            case 2 -> Body.of("application/json", GZIP_BOMB, "Content-Encoding: gzip\r\n");
            case 3 -> upload();
            case 4 ->
                    Body.of(
                            "application/x-www-form-urlencoded",
                            bytes("_method=DELETE&a=" + malice.encoded(malice.text())),
                            "");
            case 5 -> Body.of("text/csv", bytes("=1+1,@x\r\n" + malice.text()), "");
            default -> {
                var noise = new byte[malice.random().nextInt(2_000)];
                malice.random().nextBytes(noise);
                yield Body.of("application/octet-stream", noise, "");
            }
        };
    }

    /// A file whose name leads elsewhere, or whose content is a bomb.
    private Body upload() {
        var name =
                malice.one(
                        List.of(
                                "../../../../tmp/yuanliu-escaped",
                                "/etc/cron.d/yuanliu-escaped",
                                "..\\..\\yuanliu-escaped",
                                "a\\u0000.xlsx",
                                "con.xlsx",
                                ".htaccess",
                                "x".repeat(300),
                                "%2e%2e%2fyuanliu-escaped"));
        var content =
                malice.one(
                        List.of(
                                ZIP_BOMB,
                                GZIP_BOMB,
                                bytes(XML_BOMB),
                                bytes(malice.text()),
                                new byte[0]));
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                bytes(
                        "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                + name
                                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        out.writeBytes(content);
        out.writeBytes(bytes(malice.once(5) ? "\r\n--lim" : "\r\n--limit--\r\n"));
        return Body.of("multipart/form-data; boundary=limit", out.toByteArray(), "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipBomb() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("../../yuanliu-escaped"));
            zip.write(new byte[8 << 20]);
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] gzipBomb() {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[8 << 20]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
