package org.yuanliu.core.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yuanliu.core.Text;
import org.yuanliu.core.code.Code;
import org.yuanliu.core.code.Level;

/// Collects everything that is wrong with an event, so that a person mends it in one go.
final class Flaws {

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_MORE = 65_536;
    private static final int MOST_DIGITS = 12;
    private static final int MOST_DECIMALS = 6;

    private final List<Flaw> found = new ArrayList<>();

    List<Flaw> list() {
        return List.copyOf(found);
    }

    Flaws partner(Act act, UUID actor, Optional<UUID> partner) {
        if (act.needsPartner() && partner.isEmpty()) {
            add("partner", "missing", "出库须填写收货方。", "An outbound record names the receiver.");
        }
        if (partner.filter(actor::equals).isPresent()) {
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

    /// Which goods, and whether they fit what was done to them.
    Flaws what(Act act, What what, Optional<EventId> corrects) {
        var all = what.all();
        if (all.size() > Event.MOST_CODES) {
            add(
                    "codes",
                    "too-many-codes",
                    "一条记录最多 10000 个编码，更多请分成几条，或用文件上传。",
                    "A record has at most 10,000 codes; split it, or send a file.");
            return this;
        }
        if (!fits(act, what)) {
            add(
                    "act",
                    "other-goods",
                    "登记类型与货物的写法不符：装箱、拆箱要写包装编码，加工要写投入和产出，其他类型只写货物。",
                    "The act and its goods do not go together: packing names a package, a"
                            + " transformation what went in and came out, anything else just goods.");
        }
        if (isEmpty(act, what, corrects)) {
            add("codes", "missing", "须写明货物。", "Say which goods.");
        }
        var seen = new HashSet<String>();
        for (var one : all) {
            amount(one);
            if (!seen.add(one.code().identity())) {
                add(
                        "codes",
                        "told-twice",
                        "同一编码在一条记录里出现两次：" + one.code().identity(),
                        "A code stands twice in one record: " + one.code().identity());
            }
        }
        return this;
    }

    private static boolean fits(Act act, What what) {
        return switch (what) {
            case What.Packed it -> act == Act.PACKED || act == Act.UNPACKED;
            case What.Changed it -> act == Act.TRANSFORMED;
            case What.Goods it ->
                    act != Act.PACKED && act != Act.UNPACKED && act != Act.TRANSFORMED;
        };
    }

    /// A package may be emptied without counting, and what is taken back needs no goods.
    private static boolean isEmpty(Act act, What what, Optional<EventId> corrects) {
        return switch (what) {
            case What.Goods it ->
                    it.goods().isEmpty() && !(act == Act.CANCELLED && corrects.isPresent());
            case What.Packed it -> it.goods().isEmpty() && act == Act.PACKED;
            case What.Changed it -> it.from().isEmpty() || it.into().isEmpty();
        };
    }

    private void amount(Amount one) {
        if (!one.code().level().isGoods()) {
            add(
                    "code",
                    "no-goods",
                    "这个编码不是货物的编码：" + one.code().identity(),
                    "This code names no goods: " + one.code().identity());
        }
        quantity(one.code(), one.quantity());
        text("unit", Optional.of(one.unit().strip()));
    }

    private void quantity(Code code, BigDecimal quantity) {
        if (quantity.signum() <= 0) {
            add("quantity", "not-positive", "数量须大于零。", "The quantity must be more than zero.");
        } else if (!isWritable(quantity)) {
            add(
                    "quantity",
                    "too-many-digits",
                    "数量最多十二位整数、六位小数。",
                    "A quantity has at most twelve digits and six decimals.");
        } else if (isOne(code.level()) && quantity.compareTo(BigDecimal.ONE) != 0) {
            add(
                    "quantity",
                    "item-is-one",
                    "单件码只代表一件，数量须为一。",
                    "An item code stands for one unit, so the quantity is one.");
        }
    }

    private static boolean isOne(Level level) {
        return level == Level.ITEM || level == Level.PACKAGE;
    }

    /// Two equal quantities must stay two, and one sent twice must stay one.
    Flaws apart(What what, Papers papers) {
        boolean counted = what.all().stream().anyMatch(it -> !isOne(it.code().level()));
        if (counted && !papers.tellApart()) {
            add(
                    "reference",
                    "missing",
                    "按数量登记的，须写明单据号和行号，或本单位自己的流水号，否则两次相同的登记无法区分。",
                    "Goods without serials need the number and line of a document, or a reference"
                            + " of your own; else two equal records can't be told apart.");
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

    /// A JSON object of bounded length; what is in it, only its reader knows.
    Flaws more(Optional<String> more) {
        more.ifPresent(it -> {
            if (it.length() > LONGEST_MORE) {
                add("more", "too-long", "附加信息过长。", "What else is told is too long.");
            }
        });
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
