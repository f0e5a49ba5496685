package org.yuanliu.core.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.Text;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.code.Level;

/// Collects everything that is wrong with an event, so that a person mends it in one go.
final class Flaws {

    private static final int LONGEST_TEXT = 200;
    private static final int MOST_DIGITS = 12;
    private static final int MOST_DECIMALS = 6;

    private final List<Flaw> found = new ArrayList<>();

    List<Flaw> list() {
        return List.copyOf(found);
    }

    Flaws partner(Act act, UUID filer, Optional<UUID> partner) {
        if (act.needsPartner() && partner.isEmpty()) {
            add("partner", "missing", "出库须填写收货方。", "An outbound record names the receiver.");
        }
        if (partner.filter(filer::equals).isPresent()) {
            add(
                    "partner",
                    "own-partner",
                    "往来单位不能是登记单位自己，请选择对方单位。",
                    "The partner cannot be the filer itself; choose the other company.");
        }
        return this;
    }

    Flaws supplier(Act act, Optional<UUID> partner, Optional<String> reason) {
        if (act == Act.INBOUND && partner.isEmpty() && reason.isEmpty()) {
            add(
                    "partner",
                    "missing",
                    "入库须填写供货方；期初库存没有供货方的，请在原因中说明。",
                    "An inbound record names the supplier; for opening stock without one, give the reason.");
        }
        return this;
    }

    Flaws quantity(Code code, BigDecimal quantity) {
        if (quantity.signum() <= 0) {
            add("quantity", "not-positive", "数量须大于零。", "The quantity must be more than zero.");
        } else if (!isWritable(quantity)) {
            add(
                    "quantity",
                    "too-many-digits",
                    "数量最多十二位整数、六位小数。",
                    "A quantity has at most twelve digits and six decimals.");
        } else if (code.level() == Level.ITEM && quantity.compareTo(BigDecimal.ONE) != 0) {
            add(
                    "quantity",
                    "item-is-one",
                    "单件码只代表一件，数量须为一。",
                    "An item code stands for one unit, so the quantity is one.");
        }
        return this;
    }

    Flaws text(String field, Optional<String> value) {
        value.ifPresent(it -> text(field, it));
        return this;
    }

    /// A year beyond these would overflow the milliseconds, or is a typing error.
    Flaws time(OffsetDateTime at) {
        if (at.getYear() < 1970 || at.getYear() > 9998) {
            add(
                    "at",
                    "out-of-range",
                    "时间超出可登记的范围，请核对年份。",
                    "The time is out of range; look at the year.");
        }
        if (at.getOffset().getTotalSeconds() % 60 != 0) {
            add(
                    "at",
                    "odd-offset",
                    "时区须为整分钟，例如 +08:00。",
                    "The offset from UTC is whole minutes, such as +08:00.");
        }
        return this;
    }

    Flaws correction(Optional<EventId> corrects, Optional<String> reason) {
        if (corrects.isPresent() && reason.isEmpty()) {
            add("reason", "missing", "更正记录须说明原因。", "A correction needs a reason.");
        }
        return this;
    }

    /// The one way in which a quantity is written. Digits are bounded before anything is written
    /// out, because `1E+999999999` is a short text and a long number.
    static BigDecimal plain(BigDecimal quantity) {
        var stripped = quantity.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    private static boolean isWritable(BigDecimal quantity) {
        var stripped = quantity.stripTrailingZeros();
        long digits = (long) stripped.precision() - stripped.scale();
        return digits <= MOST_DIGITS && stripped.scale() <= MOST_DECIMALS;
    }

    private void text(String field, String value) {
        if (value.isBlank()) {
            add(field, "blank", "此项不能为空白。", "This cannot be blank.");
        } else if (value.length() > LONGEST_TEXT) {
            add(field, "too-long", "此项最多二百个字符。", "This has at most 200 characters.");
        } else if (value.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            add(
                    field,
                    "not-text",
                    "此项含有无法显示的字符，请重新输入。",
                    "This contains characters that cannot be shown; type it again.");
        }
    }

    private void add(String field, String code, String zh, String en) {
        found.add(new Flaw(field, code, new Text(zh, en)));
    }
}
