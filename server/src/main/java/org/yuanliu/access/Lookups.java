package org.yuanliu.access;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yuanliu.access.Journal.Note;
import org.yuanliu.kernel.Refusal;

/// Finds accounts by exactly a name or a telephone number.
///
/// Whoever tries numbers until one is found has read it, masked or not. So only who keeps accounts
/// finds somebody like that, not often, and each time is in the journal: without the text, which
/// may be somebody's number.
@Component
class Lookups {

    private static final int MOST_A_MINUTE = 20;

    private final Names names;
    private final Journal journal;
    private final PerMinute pace;

    Lookups(Names names, Journal journal, Clock clock) {
        this.names = names;
        this.journal = journal;
        this.pace = new PerMinute(MOST_A_MINUTE, clock);
    }

    /// Else it is the beginning of a login: letters and digits, and not digits alone.
    static boolean isForAName(String text) {
        return !text.matches("[a-z0-9.-]*[a-z][a-z0-9.-]*");
    }

    List<UUID> called(Acting acting, String text) {
        if (!Duty.KEEP_ACCOUNTS.isOf(acting.role())) {
            throw Refusal.field(
                    "/q",
                    text,
                    "只有系统管理员可按姓名或电话查找，请输入用户名",
                    "only the system administrator finds people by name or number; type a login");
        }
        pace.count(acting.person().toString());
        var found = names.peopleCalled(text);
        if (found.isEmpty()) {
            journal.note(acting, Note.of("personal-data.search", "people"));
        }
        for (var person : found) {
            journal.note(acting, Note.of("personal-data.search", "person/" + person));
        }
        return found;
    }
}
