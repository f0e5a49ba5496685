package org.yuanliu.registry;

import java.util.UUID;

/// What a fact is about: a word and an id.
public record Subject(String word, String id) {

    public static Subject party(UUID party) {
        return new Subject("party", party.toString());
    }

    public static Subject product(String gtin) {
        return new Subject("product", gtin);
    }

    public static Subject category(String code) {
        return new Subject("category", code);
    }

    public static Subject regime(String word) {
        return new Subject("regime", word);
    }

    public static Subject standard(String number) {
        return new Subject("standard", number);
    }

    public static Subject of(String text) {
        int slash = text.indexOf('/');
        return new Subject(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return word + "/" + id;
    }
}
