package org.yuanliu.world;

import java.util.List;
import java.util.Optional;

/// Honest mistakes, noticed by the filer within a day and put right by a second record. They are no
/// faults.
final class Slips {

    private static final double SHARE = 0.015;

    private final Market market;

    Slips(Market market) {
        this.market = market;
    }

    void make(Story story) {
        for (var strand : story.strands) {
            for (var draft : List.copyOf(strand.drafts)) {
                if (draft.free() && draft.reason.isEmpty() && story.dice.chance(SHARE)) {
                    slip(story, strand, draft);
                }
            }
        }
    }

    private void slip(Story story, Strand strand, Draft right) {
        switch (right.act) {
            case OUTBOUND, INBOUND, SALE -> {}
            case PRODUCED, RETURN, LOSS -> {
                return;
            }
        }
        var wrong = story.add(strand, right.act, right.filer, right.tenths, right.at, right.filed);
        wrong.partner = right.partner;
        wrong.document = right.document;
        right.corrects = Optional.of(wrong);
        right.filed = right.filed + story.dice.between((int) Hours.HOUR, (int) (20 * Hours.HOUR));
        right.reason = Optional.of("录入差错更正：" + spoil(story, strand, wrong));
        wrong.taken = true;
        right.taken = true;
    }

    /// What was wrong, in words.
    private String spoil(Story story, Strand strand, Draft wrong) {
        if (strand.serial.isEmpty()) {
            wrong.tenths = wrong.tenths * 10;
            return "数量多录一位";
        }
        var others =
                wrong.act == Act.INBOUND
                        ? market.wholesalers(story.product)
                        : market.sellers(story.product);
        var other = Market.any(others, it -> isSomeoneElse(it, wrong), story.dice);
        if (wrong.partner.isPresent() && other.isPresent()) {
            wrong.partner = other.map(Trader::id);
            return "往来单位选错";
        }
        wrong.document = story.document("XS", wrong.at);
        return "单据号录错";
    }

    private static boolean isSomeoneElse(Trader trader, Draft wrong) {
        return !trader.id().equals(wrong.filer.id())
                && wrong.partner.filter(it -> it.equals(trader.id())).isEmpty();
    }
}
