package org.yuanliu.world;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A licence or a certificate. Its number has the usual form and was given by nobody.
public record Paper(
        UUID holder,
        String sort,
        String number,
        String issuedBy,
        String scope,
        List<String> covers,
        LocalDate from,
        LocalDate to,
        Optional<LocalDate> suspendedOn) {

    public Paper {
        covers = List.copyOf(covers);
    }
}
