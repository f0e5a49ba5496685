package org.yuanliu.cluster;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yuanliu.core.event.EventId;
import org.yuanliu.core.rule.Finding;
import org.yuanliu.core.rule.RuleRef;
import org.yuanliu.core.rule.Unanswered;

/// What the rules say of a code, as lines of JSON. Equal answers are equal lines. All values are
/// texts.
///
/// - A finding: `finding` (its identity), `rule`, `version`, `leaf`, `code`, `accountable` (left
///   out when it is about no company), `found`, `expected`, `evidence` (identities of events in
///   time order, with a space between).
/// - A question without an answer: `unanswered` (the leaf), `rule`, `version`, `code`, `evidence`,
///   `zh` and `en` (the reason).
///
/// A difference is one of these with `change` before it: `found`, or `gone` when it holds no
/// longer. A finding that says something else under the same identity is first gone and then found.
final class Said {

    private Said() {}

    static String finding(Finding it) {
        var values = new LinkedHashMap<String, String>();
        values.put("finding", it.id().hex());
        rule(it.rule(), values);
        values.put("leaf", it.leaf());
        values.put("code", it.identity());
        it.accountable().ifPresent(party -> values.put("accountable", party.toString()));
        values.put("found", it.found());
        values.put("expected", it.expected());
        values.put("evidence", hex(it.evidence()));
        return Json.write(values);
    }

    static String unanswered(String code, Unanswered it) {
        var values = new LinkedHashMap<String, String>();
        values.put("unanswered", it.leaf());
        rule(it.rule(), values);
        values.put("code", code);
        values.put("evidence", hex(it.evidence()));
        values.put("zh", it.reason().zh());
        values.put("en", it.reason().en());
        return Json.write(values);
    }

    static String found(String said) {
        return change("found", said);
    }

    static String gone(String said) {
        return change("gone", said);
    }

    private static String change(String change, String said) {
        return "{\"change\":\"" + change + "\"," + said.substring(1);
    }

    private static void rule(RuleRef rule, Map<String, String> values) {
        values.put("rule", rule.id());
        values.put("version", String.valueOf(rule.version()));
    }

    private static String hex(List<EventId> evidence) {
        return evidence.stream().map(EventId::hex).collect(joining(" "));
    }
}
