package org.yuanliu.desk;

import org.springframework.stereotype.Component;
import org.yuanliu.core.Text;
import org.yuanliu.desk.Item.Subject;
import org.yuanliu.job.JobEnded;
import org.yuanliu.job.Listener;

/// Whoever ordered long work is told when it has ended, and may have left the page meanwhile.
@Component
class WorkEnded implements Listener<JobEnded> {

    private final Notices notices;

    WorkEnded(Notices notices) {
        this.notices = notices;
    }

    @Override
    public String name() {
        return "desk.work-ended";
    }

    @Override
    public Class<JobEnded> news() {
        return JobEnded.class;
    }

    @Override
    public void hear(JobEnded ended) {
        notices.tell(
                ended.person(),
                ended.party(),
                // Work that failed, was taken up and failed again is told of again.
                "job-ended/" + ended.job() + "/" + ended.at(),
                ended.well() ? "job-done" : "job-failed",
                new Text(
                        ended.title().zh() + "：" + ended.outcome().zh(),
                        ended.title().en() + ": " + ended.outcome().en()),
                new Subject("job", ended.job().toString()));
    }
}
