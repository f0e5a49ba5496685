package org.yuanliu.desk.store;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yuanliu.desk.Calendar.Day;

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
                        select day, working, zh, en, citation, verified from desk.day
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
}
