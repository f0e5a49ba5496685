package org.yuanliu.reference.store;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.reference.Calendar.Day;

/// The days that differ from the week.
@Repository
public class DayStore {

    private final JdbcClient jdbc;

    DayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Day> between(LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        select day, working, zh, en, citation, verified from reference.day
                         where day between ? and ? order by day
                        """)
                .params(from, to)
                .query((row, n) ->
                        new Day(
                                row.getObject("day", LocalDate.class),
                                row.getBoolean("working"),
                                row.getString("zh"),
                                row.getString("en"),
                                row.getString("citation"),
                                row.getBoolean("verified")))
                .list();
    }

    public void put(Day day) {
        jdbc.sql(
                        """
                        insert into reference.day (day, working, zh, en, citation, verified) values (?, ?, ?, ?, ?, ?)
                        on conflict (day) do update
                           set working = excluded.working, zh = excluded.zh, en = excluded.en,
                               citation = excluded.citation, verified = excluded.verified
                        """)
                .params(
                        day.day(),
                        day.working(),
                        day.zh(),
                        day.en(),
                        day.citation(),
                        day.verified())
                .update();
    }
}
