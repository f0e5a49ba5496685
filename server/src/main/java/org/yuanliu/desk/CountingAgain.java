package org.yuanliu.desk;

import java.util.LinkedHashSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Scopes;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.desk.store.ItemStore;
import org.yuanliu.job.Listener;
import org.yuanliu.reference.Calendar;
import org.yuanliu.reference.CalendarChanged;

/// Counts deadlines again when holidays were announced or corrected.
@Component
class CountingAgain implements Listener<CalendarChanged> {

    private final ItemStore items;
    private final Calendar calendar;
    private final Scopes scopes;
    private final ApplicationEventPublisher listeners;

    CountingAgain(
            ItemStore items,
            Calendar calendar,
            Scopes scopes,
            ApplicationEventPublisher listeners) {
        this.items = items;
        this.calendar = calendar;
        this.scopes = scopes;
        this.listeners = listeners;
    }

    @Override
    public String name() {
        return "desk.counting-again";
    }

    @Override
    public Class<CalendarChanged> news() {
        return CalendarChanged.class;
    }

    @Override
    public void hear(CalendarChanged changed) {
        scopes.widely(() -> {
            for (var counted : items.counted(changed.first(), changed.last())) {
                var deadline = calendar.after(counted.from(), counted.workingDays());
                // The authority waits for the same day as the company that was asked.
                var moved = new LinkedHashSet<Subject>(items.recount(deadline));
                moved.forEach(it -> listeners.publishEvent(new DeadlineMoved(it, deadline)));
            }
            return changed;
        });
    }
}
