package org.yuanliu.reference.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Commands;
import org.yuanliu.access.Scopes;
import org.yuanliu.kernel.Refusal;
import org.yuanliu.reference.Calendar;
import org.yuanliu.reference.Entry;
import org.yuanliu.reference.Lists;

/// The lists that everybody uses, and the calendar.
@RestController
@RequestMapping("/api/v1")
class ReferenceController {

    private final Scopes scopes;
    private final Commands commands;
    private final Lists lists;
    private final Calendar calendar;

    ReferenceController(Scopes scopes, Commands commands, Lists lists, Calendar calendar) {
        this.scopes = scopes;
        this.commands = commands;
        this.lists = lists;
        this.calendar = calendar;
    }

    record Content(List<Entry> entries) {}

    record Announcement(List<Calendar.Day> days, String reason) {}

    record Days(List<Calendar.Day> days) {}

    @GetMapping("/reference")
    List<Lists.Head> lists(Acting acting) {
        return scopes.read(acting, lists::heads);
    }

    /// What holds on a day, today if none is named; or with `when=ever` all that ever held.
    @GetMapping("/reference/{list}")
    Content list(
            Acting acting,
            @PathVariable String list,
            @RequestParam Optional<LocalDate> on,
            @RequestParam(defaultValue = "day") String when) {
        return scopes.read(
                acting,
                () ->
                        new Content(
                                switch (when) {
                                    case "day" -> lists.on(list, on.orElseGet(lists::today));
                                    case "ever" -> lists.everything(list);
                                    default -> throw Refusal.field("when", when, "day, ever");
                                }));
    }

    @PostMapping("/reference/{list}")
    Content change(
            Acting acting,
            @PathVariable String list,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody Lists.Change change) {
        return commands.once(
                acting,
                key,
                "POST reference/" + list,
                change,
                Content.class,
                () -> new Content(lists.change(acting, list, change)));
    }

    @GetMapping("/calendar")
    List<Calendar.Day> calendar(
            Acting acting,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to) {
        return scopes.read(acting, () -> calendar.days(from, to));
    }

    @PostMapping("/calendar")
    Days announce(
            Acting acting,
            @RequestHeader("Idempotency-Key") UUID key,
            @RequestBody Announcement announcement) {
        return commands.once(
                acting,
                key,
                "POST calendar",
                announcement,
                Days.class,
                () ->
                        new Days(
                                calendar.announce(
                                        acting, announcement.days(), announcement.reason())));
    }
}
