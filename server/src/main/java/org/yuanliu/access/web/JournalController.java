package org.yuanliu.access.web;

import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Journal;
import org.yuanliu.access.Scopes;
import org.yuanliu.access.store.JournalStore;
import org.yuanliu.kernel.Page;

/// The journal, as far as the reader's scope goes.
@RestController
class JournalController {

    private final Scopes scopes;
    private final Journal journal;

    JournalController(Scopes scopes, Journal journal) {
        this.scopes = scopes;
        this.journal = journal;
    }

    @GetMapping("/api/v1/journal")
    Page<JournalStore.Line> journal(
            Acting acting,
            @RequestParam Optional<String> subject,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return scopes.read(
                acting, () -> journal.about(acting, subject, Page.Request.of(cursor, limit)));
    }
}
