package org.yuanliu.core.event;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yuanliu.core.code.Code;

/// Which goods an event is about, and how they stand to each other.
///
/// The order in which goods are named means nothing; they are kept in the order of their
/// identities.
public sealed interface What {

    /// Goods, each on its own; none at all where a record is only taken back.
    record Goods(List<Amount> goods) implements What {

        public Goods {
            goods = ordered(goods);
        }
    }

    /// Goods that go into a package or out of it. Out of it without any named: all that is in it.
    record Packed(Code box, List<Amount> goods) implements What {

        public Packed {
            goods = ordered(goods);
        }
    }

    /// Goods that became other goods.
    record Changed(List<Amount> from, List<Amount> into) implements What {

        public Changed {
            from = ordered(from);
            into = ordered(into);
        }
    }

    static What of(Code code, java.math.BigDecimal quantity, String unit) {
        return new Goods(List.of(new Amount(code, quantity, unit)));
    }

    /// What there is of each code, whichever side it stands on; a package counts as one.
    default List<Amount> all() {
        return switch (this) {
            case Goods it -> it.goods();
            case Packed it -> {
                var all = new ArrayList<>(it.goods());
                all.add(Amount.one(it.box()));
                yield List.copyOf(all);
            }
            case Changed it -> Stream.concat(it.from().stream(), it.into().stream()).toList();
        };
    }

    private static List<Amount> ordered(List<Amount> goods) {
        return goods.size() < 2
                ? List.copyOf(goods)
                : goods.stream()
                        .sorted(java.util.Comparator.comparing(it -> it.code().identity()))
                        .toList();
    }
}
