package org.yuanliu.desk.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Scopes;
import org.yuanliu.desk.Desk;
import org.yuanliu.desk.Item;
import org.yuanliu.kernel.Page;
import org.yuanliu.kernel.Refusal;

/// Work that waits.
@RestController
@RequestMapping("/api/v1")
class DeskController {

    private final Scopes scopes;
    private final Desk desk;

    DeskController(Scopes scopes, Desk desk) {
        this.scopes = scopes;
        this.desk = desk;
    }

    /// What others have to do is counted for those alone who have nothing to do themselves.
    record Home(Desk.Due due, List<Item> waiting, Optional<Desk.Overseen> overseen) {}

    @GetMapping("/home")
    Home home(Acting acting) {
        return scopes.read(acting, () -> home(acting.party()));
    }

    private Home home(UUID party) {
        var due = desk.due(party);
        var waiting = desk.items(party, false, new Page.Request(Optional.empty(), 5)).items();
        return new Home(
                due,
                waiting,
                Optional.of(party)
                        .filter(it -> due.open() == 0)
                        .map(desk::overseen)
                        .filter(it -> it.open() > 0));
    }

    @GetMapping("/desk")
    Page<Item> work(
            Acting acting,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        var page = Page.Request.of(cursor, limit);
        return scopes.read(
                acting,
                () ->
                        switch (state) {
                            case "open" -> desk.items(acting.party(), false, page);
                            case "closed" -> desk.items(acting.party(), true, page);
                            case "overseen" -> desk.overseen(acting.party(), page);
                            default ->
                                    throw Refusal.field("state", state, "open, closed, overseen");
                        });
    }

    @GetMapping("/desk/{id}")
    Item item(Acting acting, @PathVariable UUID id) {
        return scopes.read(acting, () -> desk.item(id));
    }
}
