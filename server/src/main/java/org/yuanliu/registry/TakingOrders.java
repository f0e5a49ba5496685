package org.yuanliu.registry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.yuanliu.access.Acting;
import org.yuanliu.core.Text;
import org.yuanliu.job.Job;
import org.yuanliu.job.Jobs;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// Orders that the good rows of a file are taken, once at a time.
@Service
public class TakingOrders {

    private final Uploads uploads;
    private final Taking taking;
    private final Jobs jobs;

    TakingOrders(Uploads uploads, Taking taking, Jobs jobs) {
        this.uploads = uploads;
        this.taking = taking;
        this.jobs = jobs;
    }

    /// The work that was ordered last about this file, by the own party.
    public Job last(Acting acting, UUID id) {
        return jobs.latest(acting, taking, new Taking.Rows(id))
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND));
    }

    /// Only whoever may take the file. Where that is under way, or nothing is left to be taken, the
    /// work that was ordered before is the answer.
    public Job order(Acting acting, UUID id) {
        var upload = uploads.takeable(acting, id);
        var rows = new Taking.Rows(id);
        var before = jobs.latest(acting, taking, rows);
        if (before.isPresent() && (before.get().endedAt().isEmpty() || upload.good() == 0)) {
            return before.get();
        }
        if (upload.good() == 0) {
            throw new Refusal(
                    ProblemKind.CONFLICT,
                    List.of(
                            new Refusal.Field(
                                    "/upload",
                                    upload.name(),
                                    "这个文件没有可以导入的行，请按原因修改后再传",
                                    "no row of this file can be taken; mend them and send it again")),
                    Map.of());
        }
        return jobs.start(
                acting,
                taking,
                new Text("导入 " + upload.name(), "Import of " + upload.name()),
                rows);
    }
}
