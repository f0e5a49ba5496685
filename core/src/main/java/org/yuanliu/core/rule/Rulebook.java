package org.yuanliu.core.rule;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yuanliu.core.Text;
import org.yuanliu.core.event.History;

/// The rules in force, asked together.
public final class Rulebook {

    /// Part of every judgement's provenance: it changes when the way in which rules are run does.
    public static final String ENGINE = "yuanliu-rules/1";

    private final List<Rule> rules;

    /// Each rule once, whatever its version: two versions side by side would contradict each other.
    public Rulebook(List<? extends Rule> rules) {
        this.rules = List.copyOf(rules);
        if (rules.stream().map(it -> it.ref().id()).distinct().count() < rules.size()) {
            throw new IllegalArgumentException("a rule stands twice: " + rules);
        }
    }

    /// The rules that ship, with their parameters by rule id. A rule whose parameters are missing
    /// stays in the book and leaves its question unanswered.
    public static Rulebook shipped(Map<String, Parameters> parameters) {
        return new Rulebook(
                List.of(
                        new SupplierOutboundFiled(),
                        new OneUnitOneHolder(),
                        new SoldAfterProduced(),
                        new FiledInTime(
                                parameters.getOrDefault(FiledInTime.REF.id(), Parameters.NONE))));
    }

    /// Those of the rules that ship which are in force. A rule in a version that does not ship is
    /// an error: leaving it out would look like a pass.
    public static Rulebook inForce(Map<RuleRef, Parameters> inForce) {
        var parameters = new HashMap<String, Parameters>();
        inForce.forEach((ref, values) -> parameters.put(ref.id(), values));
        var rules =
                shipped(parameters).rules().stream()
                        .filter(it -> inForce.containsKey(it.ref()))
                        .toList();
        if (rules.size() < inForce.size()) {
            throw new IllegalArgumentException(
                    "a rule is in force that this version does not have: " + inForce.keySet());
        }
        return new Rulebook(rules);
    }

    public List<Rule> rules() {
        return rules;
    }

    /// What the rules say of one code, always in the same order. A rule that breaks answers
    /// nothing, which is not a pass, and the others go on.
    public Judgement judge(History history) {
        var findings = new ArrayList<Finding>();
        var unanswered = new ArrayList<Unanswered>();
        for (var rule : rules) {
            var judgement = ask(rule, history);
            findings.addAll(judgement.findings());
            unanswered.addAll(judgement.unanswered());
        }
        findings.sort(
                comparing(Finding::rule).thenComparing(Finding::leaf).thenComparing(Finding::id));
        unanswered.sort(
                comparing(Unanswered::rule)
                        .thenComparing(Unanswered::leaf)
                        .thenComparing(it -> it.evidence().toString()));
        return new Judgement(findings, unanswered);
    }

    private static Judgement ask(Rule rule, History history) {
        try {
            return Objects.requireNonNull(rule.judge(history), "no judgement");
        } catch (RuntimeException | StackOverflowError broken) {
            return new Judgement(List.of(), List.of(failed(rule, broken)));
        }
    }

    private static Unanswered failed(Rule rule, Throwable broken) {
        return new Unanswered(
                rule.ref(),
                "error",
                new Text(
                        "规则运行出错，未得出结论（" + broken.getClass().getSimpleName() + "）。",
                        "The rule failed and gave no answer ("
                                + broken.getClass().getSimpleName()
                                + ")."),
                List.of());
    }
}
