package org.yuanliu.core.line;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.rule.Finding;
import org.yuanliu.core.rule.Unanswered;

/// Findings and unanswered questions as lines, for programs that read on.
public final class FindingLine {

    private FindingLine() {}

    public static String write(Finding finding) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("finding", finding.id().hex());
        fields.put("rule", finding.rule().id());
        fields.put("version", String.valueOf(finding.rule().version()));
        fields.put("leaf", finding.leaf());
        fields.put("dimension", finding.dimension().word());
        fields.put("class", finding.resultClass().name());
        fields.put("code", finding.identity());
        finding.accountable().ifPresent(it -> fields.put("accountable", it.toString()));
        fields.put("found", finding.found());
        fields.put("expected", finding.expected());
        fields.put("evidence", finding.evidence().stream().map(EventId::hex).collect(joining(" ")));
        fields.put("zh", finding.statement().zh());
        fields.put("en", finding.statement().en());
        return FlatJson.write(fields);
    }

    /// It has no `finding`: a question without an answer is held against nobody.
    public static String write(String identity, Unanswered unanswered) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("unanswered", unanswered.leaf());
        fields.put("rule", unanswered.rule().id());
        fields.put("version", String.valueOf(unanswered.rule().version()));
        fields.put("code", identity);
        fields.put(
                "evidence", unanswered.evidence().stream().map(EventId::hex).collect(joining(" ")));
        fields.put("zh", unanswered.reason().zh());
        fields.put("en", unanswered.reason().en());
        return FlatJson.write(fields);
    }
}
