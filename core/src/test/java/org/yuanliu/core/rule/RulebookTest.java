package org.yuanliu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yuanliu.core.Story.ITEM;
import static org.yuanliu.core.Story.PRODUCER;
import static org.yuanliu.core.Story.SHOP;
import static org.yuanliu.core.Story.WHOLESALER;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.yuanliu.core.Story;
import org.yuanliu.core.Text;
import org.yuanliu.core.event.History;

class RulebookTest {

    /// A rule that answers as a test wants it to.
    record Stub(String id, Function<History, Judgement> answer) implements Rule {

        @Override
        public RuleRef ref() {
            return new RuleRef(id, 1);
        }

        @Override
        public Dimension dimension() {
            return Dimension.ACCURACY;
        }

        @Override
        public Text sentence() {
            return new Text("试验规则", "A rule for tests.");
        }

        @Override
        public Judgement judge(History history) {
            return answer.apply(history);
        }
    }

    static Judgement broken(History history) {
        return history.filed().isEmpty()
                ? Judgement.NOTHING_FOUND
                : List.<Judgement>of().getFirst();
    }

    static Judgement bottomless(History history) {
        return history.filed().isEmpty() ? Judgement.NOTHING_FOUND : bottomless(history);
    }

    static final Story STORY =
            Story.of(ITEM).received(SHOP, WHOLESALER).at("2026-03-05T08:00").produced(PRODUCER);

    @Test
    void aRuleThatFailsIsNeverAPass() {
        var book = new Rulebook(List.of(new Stub("broken", RulebookTest::broken)));

        assertThat(book.judge(STORY.history()).unanswered())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.rule().id()).isEqualTo("broken");
                    assertThat(it.leaf()).isEqualTo("error");
                });
    }

    @Test
    void aRuleThatFailsDoesNotStopTheOthers() {
        var book =
                new Rulebook(
                        List.of(
                                new Stub("broken", RulebookTest::broken),
                                new Stub("bottomless", RulebookTest::bottomless),
                                new SupplierOutboundFiled()));

        var judgement = book.judge(STORY.history());

        assertThat(judgement.findings()).hasSize(1);
        assertThat(judgement.unanswered()).hasSize(2);
    }

    @Test
    void theShippedRulesAreFourAndNameTheirSentence() {
        var rules = Rulebook.shipped(Map.of()).rules();

        assertThat(rules)
                .extracting(it -> it.ref().toString())
                .containsExactly(
                        "supplier-outbound-filed@1",
                        "one-unit-one-holder@2",
                        "sold-after-produced@1",
                        "filed-in-time@1");
        assertThat(rules).extracting(Rule::dimension).containsOnlyOnce(Dimension.values());
        assertThat(rules).extracting(it -> it.sentence().zh()).doesNotHaveDuplicates();
    }

    @Test
    void oneRuleCannotStandInTwoVersions() {
        var twice = List.of(new SoldAfterProduced(), new SoldAfterProduced());

        assertThatThrownBy(() -> new Rulebook(twice)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOrderOfTheRulesDoesNotMatter() {
        var forth = new Rulebook(List.of(new SupplierOutboundFiled(), new SoldAfterProduced()));
        var back = new Rulebook(List.of(new SoldAfterProduced(), new SupplierOutboundFiled()));

        assertThat(forth.judge(STORY.history())).isEqualTo(back.judge(STORY.history()));
        assertThat(forth.judge(STORY.history()).findings()).hasSize(2);
    }

    @Test
    void aFindingSaysTheSameWhateverTheOrderOfItsEvidenceAndItsWords() {
        var finding = finding("3 件", STORY);
        var polished =
                new Finding(
                        finding.rule(),
                        finding.leaf(),
                        finding.dimension(),
                        finding.resultClass(),
                        finding.identity(),
                        finding.matter(),
                        finding.accountable(),
                        finding.found(),
                        finding.expected(),
                        finding.evidence().reversed(),
                        new Text("另一种说法", "Other words."));

        assertThat(polished.content()).isEqualTo(finding.content());
        assertThat(finding("4 件", STORY).content()).isNotEqualTo(finding.content());
    }

    @Test
    void aFindingKeepsItsIdentityWhenItSaysMore() {
        assertThat(finding("4 件", STORY).id()).isEqualTo(finding("3 件", STORY).id());
    }

    @Test
    void aFindingNeedsEvidence() {
        assertThatThrownBy(() -> finding("3 件", Story.of(ITEM)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Finding finding(String found, Story evidence) {
        return new Finding(
                new RuleRef("rule", 1),
                "leaf",
                Dimension.ACCURACY,
                ResultClass.R2,
                ITEM.identity(),
                "matter",
                Optional.of(SHOP),
                found,
                "5 件",
                Evidence.of(evidence.records()),
                new Text("说法", "Words."));
    }
}
