package org.yuanliu.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.yuanliu.registry.Detail.Certificate;

/// A certificate as it stood on a day: 有效, 暂停, 撤销, 注销, and 过期 where its time had passed.
public record CertificateView(Fact<Certificate> fact, String standing, boolean usualForm) {

    static CertificateView of(Fact<Certificate> fact, LocalDate day) {
        return new CertificateView(fact, standing(fact, day), fact.detail().usualForm());
    }

    private static String standing(Fact<Certificate> fact, LocalDate day) {
        return switch (fact.on(day)) {
            case LATER -> "later";
            case NOW -> fact.detail().status().word();
            case ENDED ->
                    switch (fact.detail().status()) {
                        case IN_FORCE, SUSPENDED -> "expired";
                        case REVOKED, CANCELLED -> fact.detail().status().word();
                    };
        };
    }

    /// Of each certificate the part of its life that says most about the day: the one of that day,
    /// else the last before it, else the first after it. The facts come with the newest days first.
    static List<CertificateView> on(List<Fact<Certificate>> facts, LocalDate day) {
        var lives = new LinkedHashMap<String, List<Fact<Certificate>>>();
        facts.forEach(it -> lives.computeIfAbsent(it.key(), key -> new ArrayList<>()).add(it));
        return lives.values().stream()
                .map(life ->
                        life.stream()
                                .filter(it -> !it.span().from().isAfter(day))
                                .findFirst()
                                .orElse(life.getLast()))
                .map(it -> of(it, day))
                .toList();
    }
}
