package org.yuanliu.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yuanliu.core.Text;

/// What a fact says. Each kind is a record of its own; for which days it holds and when it was
/// known is the same for all of them and stands in [Fact].
///
/// Nobody's name and no telephone number is in here: people are in `access` and nowhere else.
public sealed interface Detail {

    /// An enum that JSON, database and screens know by its word: `not-judged` for NOT_JUDGED.
    interface Word {

        String name();

        @JsonValue
        default String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// 企业库: what RM-7.2 asks of a company beyond its name and number.
    record Company(
            String registeredAddress,
            String productionAddress,
            String industry,
            List<String> productClasses)
            implements Detail {

        public Company {
            productClasses = List.copyOf(productClasses);
        }
    }

    /// Somebody looked the dossier through that day, and it still held.
    record Renewal(String note) implements Detail {}

    /// A licence or a certification. 过期 is no status: it is that the span has ended.
    ///
    /// `covers` are categories and GTINs; a certificate that names none covers what its holder
    /// makes.
    record Certificate(
            Sort sort, String number, String body, String scope, List<String> covers, Status status)
            implements Detail {

        private static final Pattern CCC = Pattern.compile("(19|20)[0-9]{14}");
        private static final Pattern LICENCE =
                Pattern.compile("\\p{IsHan}?XK[0-9]{2}-[0-9]{3}-[0-9]{4,5}");

        public Certificate {
            covers = List.copyOf(covers);
        }

        /// Whether the number looks as such numbers do. One that does not is unusual, not wrong:
        /// the form of self-declarations, for one, is not published.
        public boolean usualForm() {
            return switch (sort) {
                case CCC -> CCC.matcher(number).matches();
                case LICENCE -> LICENCE.matcher(number).matches();
                case OTHER -> true;
            };
        }

        /// `kinds` are the category of a product and those above it.
        public boolean covers(String gtin, List<String> kinds) {
            return covers.isEmpty()
                    || covers.contains(gtin)
                    || kinds.stream().anyMatch(covers::contains);
        }

        public enum Sort implements Word {
            LICENCE,
            CCC,
            OTHER
        }

        /// The words of the national query point for compulsory certification.
        public enum Status implements Word {
            IN_FORCE,
            SUSPENDED,
            REVOKED,
            CANCELLED
        }
    }

    /// 产品库: what the producer says of a product.
    record Description(
            String name,
            String model,
            Optional<String> standard,
            String category,
            String unit,
            String note)
            implements Detail {}

    /// Numbers that a producer put on goods: serials from one to another. Units outside of every
    /// range are unknown, not wrong. Serials are compared as they stand, and with those of their
    /// length only.
    record CodeRange(String first, String last, String batch) implements Detail {

        String key() {
            return first + "–" + last;
        }

        boolean overlaps(CodeRange other) {
            return first.length() == other.first.length()
                    && first.compareTo(other.last) <= 0
                    && other.first.compareTo(last) <= 0;
        }
    }

    /// A batch that failed an inspection or is called back.
    record Batch(String batch, Standing standing, String reason, String document)
            implements Detail {

        public enum Standing implements Word {
            FAILED,
            RECALLED
        }
    }

    /// The outcome of a supervision check or of monitoring. 不作判定 is an outcome of its own.
    record Result(
            Programme programme,
            Verdict verdict,
            String batch,
            List<String> failedItems,
            String body,
            String document)
            implements Detail {

        public Result {
            failedItems = List.copyOf(failedItems);
        }

        /// Two bodies may give their papers the same number.
        String key() {
            return body + " " + document;
        }

        public enum Programme implements Word {
            SUPERVISION,
            MONITORING
        }

        public enum Verdict implements Word {
            PASSED,
            FAILED,
            NOT_JUDGED
        }
    }

    /// Something that somebody told about a company: a complaint, or that a person was hurt. Who
    /// told it is not here.
    record Matter(Nature nature, String summary, String document) implements Detail {

        public enum Nature implements Word {
            COMPLAINT,
            INJURY
        }
    }

    /// A to D (RM-6.3), as the authority in charge decided it, and why. What speaks for which grade
    /// is weighed elsewhere.
    record Grade(String grade, String reason, String document) implements Detail {}

    /// Goods made in the span must be traced, under a list.
    record Obligation(int phase, Text list, String citation, boolean verified) implements Detail {}

    /// Under what rule goods of a category may be put on the market.
    record Regime(String word, Text note, String citation, boolean verified) implements Detail {}

    /// Where goods of a category are traced. Without an address we know it by name only.
    record Platform(Text name, String territory, String url, String citation, boolean verified)
            implements Detail {}

    /// A standard of a product, or a method of testing.
    record Standard(Text title, String sort, boolean mandatory, String citation, boolean verified)
            implements Detail {}

    /// The kinds by their word. What a public register would show is open to whoever is signed in;
    /// the rest is seen by those whom it is about, who said it, and who oversees them.
    enum Kind {
        COMPANY(Company.class, true),
        RENEWAL(Renewal.class, true),
        CERTIFICATE(Certificate.class, true),
        DESCRIPTION(Description.class, true),
        CODE_RANGE(CodeRange.class, false),
        BATCH(Batch.class, true),
        RESULT(Result.class, false),
        MATTER(Matter.class, false),
        GRADE(Grade.class, false),
        OBLIGATION(Obligation.class, true),
        REGIME(Regime.class, true),
        PLATFORM(Platform.class, true),
        STANDARD(Standard.class, true);

        private final Class<? extends Detail> type;
        private final boolean open;

        Kind(Class<? extends Detail> type, boolean open) {
            this.type = type;
            this.open = open;
        }

        public Class<? extends Detail> type() {
            return type;
        }

        public boolean open() {
            return open;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Kind of(Class<? extends Detail> type) {
            return Arrays.stream(values()).filter(it -> it.type == type).findFirst().orElseThrow();
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
