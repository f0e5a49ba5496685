package org.yuanliu.document;

import java.util.List;

/// One piece of a document, as every form of it shows it: some text in a shape, or a table.
///
/// @param rows of a table only; the first row is its head
record Block(Shape shape, String text, List<List<String>> rows) {

    Block {
        rows = rows.stream().map(List::copyOf).toList();
    }

    static Block text(Shape shape, String text) {
        return new Block(shape, text, List.of());
    }

    static Block table(List<List<String>> rows) {
        return new Block(Shape.TABLE, "", rows);
    }

    /// What a line of a template begins with decides its shape.
    enum Shape {
        /// Who issues, above the title.
        ISSUER("="),
        TITLE("#"),
        HEADING("##"),
        SUBHEADING("###"),
        /// To whom; begins at the margin.
        ADDRESS(":"),
        PARAGRAPH(""),
        /// Number, signature and date stand at the right.
        RIGHT(">"),
        TABLE("|");

        private final String mark;

        Shape(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
