package org.yuanliu.desk.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.desk.Notice;
import org.yuanliu.desk.Notices;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.Refusal;

/// A person's own notices. Having read one is nobody else's business, and no journal entry.
@RestController
@RequestMapping("/api/v1/notices")
class NoticeController {

    private final Scopes scopes;
    private final Notices notices;

    NoticeController(Scopes scopes, Notices notices) {
        this.scopes = scopes;
        this.notices = notices;
    }

    record Unread(int unread) {}

    @GetMapping
    Page<Notice> notices(
            Acting acting,
            @RequestParam(defaultValue = "all") String state,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        if (!state.equals("all") && !state.equals("unread")) {
            throw Refusal.field("state", state, "all, unread");
        }
        return scopes.read(
                acting,
                () -> notices.of(acting, state.equals("unread"), Page.Request.of(cursor, limit)));
    }

    @GetMapping("/unread")
    Unread unread(Acting acting) {
        return scopes.read(acting, () -> new Unread(notices.unread(acting)));
    }

    /// Reading twice does no harm, so no key is asked for.
    @PostMapping("/{id}/read")
    ResponseEntity<Void> read(Acting acting, @PathVariable UUID id) {
        scopes.write(
                acting,
                () -> {
                    notices.read(acting, id);
                    return id;
                });
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/read")
    Unread readAll(Acting acting) {
        return scopes.write(
                acting,
                () -> {
                    notices.readAll(acting);
                    return new Unread(notices.unread(acting));
                });
    }
}
