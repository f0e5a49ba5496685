package org.yuanliu.world;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/// All lots one after the other, beginning with the one laid out for the demonstration, then by day
/// of production.
final class Lots implements Iterator<Lot> {

    /// Gives about two thousand movements.
    private static final int AT_SCALE_ONE = 120;

    private final Settings settings;
    private final List<Product> products;
    private final Market market;
    private final Window window;
    private final Mischief mischief;
    private final Slips slips;
    private final Stage stage;
    private final long count;
    private long next;
    private List<Channel> deck = List.of();

    Lots(Settings settings, List<Product> products, Market market, Stage stage) {
        this.settings = settings;
        this.products = products;
        this.market = market;
        this.stage = stage;
        window = Window.of(settings);
        mischief = new Mischief(settings, market, window);
        slips = new Slips(market);
        count = Math.max(1, Math.round(AT_SCALE_ONE * settings.scale()));
    }

    @Override
    public boolean hasNext() {
        return next <= count;
    }

    @Override
    public Lot next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        long number = next++;
        return number == 0 ? stage.lot() : lot(number);
    }

    private Lot lot(long number) {
        var dice = new Dice(settings.seed(), number);
        var product = products.get((int) (number % products.size()));
        var channel = channel(number, dice);
        long begins = Hours.working(dice, day(number, dice));
        var made = LocalDate.ofEpochDay(Hours.dayOf(begins));
        var story =
                new Story(
                        Long.toString(number, 36).toUpperCase(Locale.ROOT),
                        product,
                        madeOn(channel, made, dice),
                        dice);
        new Trade(story, market, window).tell(channel, begins);
        mischief.strike(story);
        slips.make(story);
        return story.told();
    }

    private Channel channel(long number, Dice dice) {
        int card = (int) ((number - 1) % 20);
        if (card == 0) {
            deck = Channel.twenty(dice);
        }
        return deck.get(card);
    }

    private long day(long number, Dice dice) {
        double share = (number - 1 + dice.share()) / count;
        return Hours.dayOf(window.opens()) + (long) (share * (Settings.DAYS - 6));
    }

    /// The duty began with the last day of 2024.
    private static LocalDate madeOn(Channel channel, LocalDate day, Dice dice) {
        return switch (channel) {
            case MADE_BEFORE_DUTY -> LocalDate.of(2024, 12, 30).minusDays(dice.between(0, 300));
            case OPENING_STOCK -> day.minusDays(dice.between(20, 180));
            case THROUGH_WHOLESALER,
                    STRAIGHT_TO_SELLERS,
                    DROP_SHIPPED_BY_PRODUCER,
                    SELLER_WITH_AGENTS,
                    TO_UNREGISTERED_BUYER ->
                    day;
        };
    }
}
