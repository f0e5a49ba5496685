package org.yuanliu.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Text is what reads as text from its first byte to its last, in UTF-8 or GB18030, and is no page,
/// picture or program that a computer would run.
final class PlainText {

    private static final List<Charset> READ =
            List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
    private static final List<String> RUN =
            List.of("<!doctype", "<html", "<svg", "<?xml", "<script", "<?php", "#!", "%!ps");

    private PlainText() {}

    static Sniffed look(FileChannel file, String name) throws IOException {
        for (var charset : READ) {
            if (reads(file, charset.newDecoder())) {
                return isRun(file, charset)
                        ? Sniffed.notTaken(
                                "网页、SVG 和脚本不接收", "pages, SVG pictures and scripts are not taken")
                        : Sniffed.known(
                                Media.ofName(name).filter(Media::isText).orElse(Media.TEXT));
            }
        }
        return Sniffer.unknown();
    }

    private static boolean isRun(FileChannel file, Charset charset) throws IOException {
        var begin =
                new String(Sniffer.read(file, 0, 1_024), charset)
                        .replace("\ufeff", "")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return RUN.stream().anyMatch(begin::startsWith);
    }

    private static boolean reads(FileChannel file, CharsetDecoder decoder) throws IOException {
        decoder.onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(1 << 16);
        var text = CharBuffer.allocate(1 << 16);
        long at = 0;
        while (true) {
            int got = file.read(bytes, at);
            at += Math.max(got, 0);
            bytes.flip();
            var result = decoder.decode(bytes, text, got < 0);
            if (result.isError() || hasControls(text.flip())) {
                return false;
            }
            text.clear();
            bytes.compact();
            if (got < 0) {
                return bytes.position() == 0;
            }
        }
    }

    private static boolean hasControls(CharBuffer text) {
        return text.chars()
                .anyMatch(it -> it < 0x20 && it != '\t' && it != '\n' && it != '\r' && it != '\f');
    }
}
