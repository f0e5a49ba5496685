package org.yuanliu.job.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Commands;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.work.JobLife.Step;
import org.yuanliu.job.Deliveries;
import org.yuanliu.job.Deliveries.Delivery;
import org.yuanliu.job.Job;
import org.yuanliu.job.Jobs;
import org.yuanliu.kernel.Page;

/// Long work, and news that are not heard yet.
@RestController
@RequestMapping("/api/v1")
class JobController {

    private final Scopes scopes;
    private final Commands commands;
    private final Jobs jobs;
    private final Deliveries deliveries;

    JobController(Scopes scopes, Commands commands, Jobs jobs, Deliveries deliveries) {
        this.scopes = scopes;
        this.commands = commands;
        this.jobs = jobs;
        this.deliveries = deliveries;
    }

    @GetMapping("/jobs")
    Page<Job> jobs(
            Acting acting,
            @RequestParam Optional<String> state,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return scopes.read(acting, () -> jobs.list(acting, state, Page.Request.of(cursor, limit)));
    }

    @GetMapping("/jobs/{id}")
    Job job(Acting acting, @PathVariable UUID id) {
        return scopes.read(acting, () -> jobs.job(acting, id));
    }

    @PostMapping("/jobs/{id}/pause")
    Job pause(Acting acting, @PathVariable UUID id, @RequestHeader("Idempotency-Key") UUID key) {
        return take(acting, id, Step.PAUSE, key);
    }

    @PostMapping("/jobs/{id}/go-on")
    Job goOn(Acting acting, @PathVariable UUID id, @RequestHeader("Idempotency-Key") UUID key) {
        return take(acting, id, Step.GO_ON, key);
    }

    @PostMapping("/jobs/{id}/stop")
    Job stop(Acting acting, @PathVariable UUID id, @RequestHeader("Idempotency-Key") UUID key) {
        return take(acting, id, Step.STOP, key);
    }

    private Job take(Acting acting, UUID id, Step step, UUID key) {
        return commands.once(
                acting,
                key,
                "POST jobs/" + id + "/" + step.word(),
                "",
                Job.class,
                () -> jobs.take(acting, id, step));
    }

    @GetMapping("/deliveries")
    Page<Delivery> deliveries(
            Acting acting,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return scopes.read(
                acting, () -> deliveries.waiting(acting, Page.Request.of(cursor, limit)));
    }

    @PostMapping("/deliveries/{id}/again")
    ResponseEntity<Void> again(
            Acting acting, @PathVariable UUID id, @RequestHeader("Idempotency-Key") UUID key) {
        commands.once(
                acting,
                key,
                "POST deliveries/" + id + "/again",
                "",
                String.class,
                () -> {
                    deliveries.again(acting, id);
                    return "again";
                });
        return ResponseEntity.noContent().build();
    }
}
