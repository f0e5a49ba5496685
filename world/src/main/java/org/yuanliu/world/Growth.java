package org.yuanliu.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The companies beyond the named ones that a world larger than the demonstration needs.
///
/// Their number grows more slowly than trade does: larger worlds have larger companies, not only
/// more of them.
final class Growth {

    private static final int NAMED_COMPANIES = 34;
    private static final List<String> CATEGORIES =
            List.of(
                    "cable",
                    "gas",
                    "fire",
                    "ebike",
                    "helmet",
                    "plywood",
                    "blockboard",
                    "rebar",
                    "wirerope");
    private static final List<String> FIRST =
            List.of("宏", "达", "兴", "瑞", "恒", "盛", "嘉", "启", "立", "远");
    private static final List<String> SECOND =
            List.of("源", "丰", "联", "通", "和", "泰", "安", "信", "成", "达");

    /// Ten companies in a row make one small market.
    private static final List<Trade> TRADES =
            List.of(
                    new Trade("制造有限公司", "Works", Optional.empty(), true, false, "91"),
                    new Trade(
                            "批发有限公司",
                            "Wholesale",
                            Optional.of(SellerKind.OFFLINE_SELLER),
                            false,
                            true,
                            "91"),
                    new Trade(
                            "五金店",
                            "Hardware Shop",
                            Optional.of(SellerKind.TINY_SHOP),
                            false,
                            false,
                            "92"),
                    new Trade(
                            "百货商店",
                            "General Store",
                            Optional.of(SellerKind.GENERAL_STORE),
                            false,
                            false,
                            "92"),
                    new Trade(
                            "卖场有限公司",
                            "Superstore",
                            Optional.of(SellerKind.LARGE_RETAILER),
                            false,
                            false,
                            "91"),
                    new Trade(
                            "网店",
                            "Online Shop",
                            Optional.of(SellerKind.ONLINE_SELLER),
                            false,
                            false,
                            "92"),
                    new Trade(
                            "士多店",
                            "Corner Shop",
                            Optional.of(SellerKind.TINY_SHOP),
                            false,
                            false,
                            "92"),
                    new Trade(
                            "商贸有限公司",
                            "Trading",
                            Optional.of(SellerKind.SELLER_WITH_AGENTS),
                            false,
                            false,
                            "91"),
                    new Trade(
                            "代销店",
                            "Agency",
                            Optional.of(SellerKind.STOCKLESS_AGENT),
                            false,
                            false,
                            "92"),
                    new Trade(
                            "门市部",
                            "Shop",
                            Optional.of(SellerKind.OFFLINE_SELLER),
                            false,
                            false,
                            "92"));

    private final Settings settings;
    private final List<Region> places;

    Growth(Settings settings, Geography geography) {
        this.settings = settings;
        this.places = geography.inhabited();
    }

    record Company(String key, Cast.Outline outline) {}

    List<Company> companies() {
        long wanted = Math.round(NAMED_COMPANIES * (Math.pow(settings.scale(), 0.75) - 1));
        var companies = new ArrayList<Company>();
        for (int number = 1; number <= wanted; number++) {
            companies.add(company(number));
        }
        return companies;
    }

    private Company company(int number) {
        var dice = new Dice(settings.seed(), 1_000_000_000L + number);
        var trade = TRADES.get(number % TRADES.size());
        var place = dice.one(places);
        var first = number / TRADES.size() % CATEGORIES.size();
        var categories =
                trade.producer()
                        ? List.of(CATEGORIES.get(first))
                        : List.of(
                                CATEGORIES.get(first),
                                CATEGORIES.get((first + dice.between(1, 8)) % CATEGORIES.size()));
        var brand = dice.one(FIRST) + dice.one(SECOND);
        return new Company(
                "grown" + number,
                new Cast.Outline(
                        PartyKind.COMPANY,
                        "示例·" + place.zh() + brand + trade.zh() + number,
                        "Example " + place.en() + " " + trade.en() + " " + number,
                        place.code(),
                        trade.seller(),
                        trade.producer(),
                        trade.wholesaler(),
                        trade.seller().filter(it -> it == SellerKind.STOCKLESS_AGENT).isPresent()
                                ? List.of()
                                : categories,
                        true,
                        Optional.of(trade.creditType()),
                        trade.zh(),
                        trade.en()));
    }

    private record Trade(
            String zh,
            String en,
            Optional<SellerKind> seller,
            boolean producer,
            boolean wholesaler,
            String creditType) {}
}
