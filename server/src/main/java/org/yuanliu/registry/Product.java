package org.yuanliu.registry;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.yuanliu.access.Party;

/// A kind of goods with a number of its own.
public record Product(
        String gtin,
        String name,
        String nameEn,
        String model,
        Category category,
        Party.Named producer,
        Optional<String> standard,
        String unit,
        Optional<Traced> traced,
        String note,
        int version) {

    /// The product as its edit leaves it.
    public Product edited(Edit edit) {
        return new Product(
                gtin,
                edit.name(),
                nameEn,
                edit.model(),
                category,
                producer,
                edit.standard(),
                unit,
                traced,
                edit.note(),
                version + 1);
    }

    Product of(Party.Named maker) {
        return new Product(
                gtin, name, nameEn, model, category, maker, standard, unit, traced, note, version);
    }

    /// What is not told anew stays as it was.
    Product over(Product old, Predicate<String> isTold) {
        return new Product(
                gtin,
                name,
                isTold.test("nameEn") ? nameEn : old.nameEn,
                isTold.test("model") ? model : old.model,
                category,
                producer,
                isTold.test("standard") ? standard : old.standard,
                unit,
                traced,
                isTold.test("note") ? note : old.note,
                version);
    }

    public record Category(String code, String zh, String en) {}

    public Detail.Description description() {
        return new Detail.Description(name, model, standard, category.code(), unit, note);
    }

    /// Since when goods of the category must be traced, who says so, and whether we have read it
    /// ourselves.
    public record Traced(LocalDate since, int phase, String citation, boolean verified) {}

    /// What its producer may change.
    public record Edit(String name, String model, Optional<String> standard, String note) {}
}
