package org.yuanliu.desk.web;

import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.core.Text;
import org.yuanliu.core.work.Lives;
import org.yuanliu.core.work.Lives.Life;
import org.yuanliu.core.work.Named;
import org.yuanliu.core.work.Who;

/// The tables of transitions as they stand, so that a picture of them is never a second copy.
@RestController
@RequestMapping("/api/v1/lives")
class LifeController {

    record View(String name, int version, Text title, List<State> states, List<Row> rows) {}

    /// @param last nothing leads out of it
    record State(String word, Text title, boolean first, boolean last) {}

    record Row(
            String from,
            String step,
            Text title,
            String to,
            boolean reasoned,
            Optional<Text> by,
            Optional<Text> within,
            Optional<Text> document) {}

    @GetMapping
    List<View> lives(Acting acting) {
        return Lives.ALL.stream().map(LifeController::view).toList();
    }

    private static <S extends Enum<S> & Named, T extends Enum<T> & Named> View view(
            Life<S, T> life) {
        return new View(
                life.table().name(),
                life.table().version(),
                life.title(),
                life.states().stream()
                        .map(it ->
                                new State(
                                        it.word(),
                                        it.title(),
                                        it == life.beginning(),
                                        life.table().from(it).isEmpty()))
                        .toList(),
                life.table().rows().stream()
                        .map(it ->
                                new Row(
                                        it.from().word(),
                                        it.step().word(),
                                        it.step().title(),
                                        it.to().word(),
                                        it.reasoned(),
                                        it.by().map(Who::title),
                                        it.within(),
                                        it.document()))
                        .toList());
    }
}
