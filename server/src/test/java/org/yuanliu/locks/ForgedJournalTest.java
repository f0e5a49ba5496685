package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yuanliu.Platform;
import org.yuanliu.access.store.JournalLinks;
import org.yuanliu.access.store.JournalLinks.Answer;
import org.yuanliu.access.store.JournalLinks.Answer.Broken;
import org.yuanliu.access.store.JournalLinks.Answer.Whole;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.postgres.DatabaseAccess;

/// Somebody with all rights over the database works on the journal; the check finds it.
///
/// Everything is done and looked at in one transaction, which is undone.
@Clause("TV-7.1")
class ForgedJournalTest {

    private final Connection superuser;
    private final Forger forger;
    private final long newest;

    ForgedJournalTest() throws SQLException {
        superuser = Platform.shared().superuser();
        Estate.awaitSealed(superuser);
        forger = new Forger(superuser);
        newest = forger.newest();
    }

    @AfterEach
    void undo() throws SQLException {
        superuser.rollback();
        superuser.close();
    }

    @Test
    void theJournalOfTheDemonstrationIsWhole() throws SQLException {
        assertThat(newest).isGreaterThan(100);
        assertThat(verified()).isEqualTo(new Whole(newest, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = gen_random_uuid()",
                "at = at + interval '1 microsecond'",
                "at = 'infinity'",
                "person = gen_random_uuid()",
                "person = null",
                "party = gen_random_uuid()",
                "concerns = gen_random_uuid()",
                "origin = origin || ' '",
                "action = 'nothing'",
                "subject = subject || '0'",
                "reason = ''",
                "reason = 'because'",
                "before_hash = '\\x'",
                "after_hash = sha256('other')",
                "link = sha256('other')",
                "algorithm = case algorithm when 'SM3' then 'SHA-256' else 'SM3' end",
                "algorithm = 'none'"
            })
    void anAlteredEntryIsNamed(String change) throws SQLException {
        var seq = newest / 2;
        forger.alter(seq, change);

        assertThat(verified())
                .isInstanceOfSatisfying(Broken.class, it -> assertThat(it.seq()).isEqualTo(seq));
        assertThat(((Broken) verified()).entry()).isEqualTo(forger.idOf(seq));
    }

    /// The fields have their lengths before them, so text can't move from one into the next.
    @Test
    void textThatMovedBetweenFieldsIsFound() throws SQLException {
        forger.alter(newest, "action = action || left(subject, 1), subject = substr(subject, 2)");

        assertThat(verified()).isInstanceOf(Broken.class);
    }

    @Test
    void anEntryWithoutItsLinkIsFound() throws SQLException {
        forger.run("alter table access.journal drop constraint journal_check");
        forger.alter(5, "link = null");

        assertThat(verified())
                .isInstanceOfSatisfying(Broken.class, it -> assertThat(it.seq()).isEqualTo(5));
    }

    @Test
    void aRemovedEntryIsMissed() throws SQLException {
        var after = forger.idOf(8);
        forger.remove(7);

        assertThat(verified())
                .isInstanceOfSatisfying(
                        Broken.class,
                        it -> {
                            assertThat(it.seq()).isEqualTo(7);
                            assertThat(it.entry()).isEqualTo(after);
                            assertThat(it.sentence())
                                    .contains("第 7 条")
                                    .contains("an entry is missing");
                        });
    }

    /// Its own link fits; the one after it does not.
    @Test
    void anInsertedEntryIsFoundAtTheOneThatFollowsIt() throws SQLException {
        var after = forger.idOf(9);
        forger.insert(9);

        assertThat(verified())
                .isInstanceOfSatisfying(
                        Broken.class,
                        it -> {
                            assertThat(it.seq()).isEqualTo(10);
                            assertThat(it.entry()).isEqualTo(after);
                        });
    }

    @Test
    void swappedEntriesAreFound() throws SQLException {
        forger.swap(20, 21);

        assertThat(verified())
                .isInstanceOfSatisfying(Broken.class, it -> assertThat(it.seq()).isEqualTo(20));
    }

    @Test
    void theNewestEntriesCutOffAreMissedByAnEarlierCheckpointOnly() throws SQLException {
        var checkpoint = checkpoint();
        forger.cutOffAfter(newest - 3);

        assertThat(verified()).isEqualTo(new Whole(newest - 3, 0));
        assertThat(verified(checkpoint))
                .isInstanceOfSatisfying(
                        Broken.class, it -> assertThat(it.seq()).isEqualTo(newest - 2));
    }

    @Test
    void aJournalThatGrewAgainAfterTheCutIsToldFromTheOld() throws SQLException {
        var checkpoint = checkpoint();
        forger.alter(newest, "subject = 'another'");
        forger.relink(newest, newest);

        assertThat(verified(checkpoint))
                .isInstanceOfSatisfying(
                        Broken.class,
                        it -> {
                            assertThat(it.seq()).isEqualTo(newest);
                            assertThat(it.why()).contains("differs from the checkpoint");
                        });
    }

    @Test
    void aChainWrittenAnewIsToldByAnEarlierCheckpointOnly() throws SQLException {
        var checkpoint = checkpoint();
        forger.alter(3, "subject = 'another'");
        forger.relink(3, newest);

        assertThat(verified()).isEqualTo(new Whole(newest, 0));
        assertThat(verified(checkpoint))
                .isInstanceOfSatisfying(Broken.class, it -> assertThat(it.seq()).isEqualTo(newest));
    }

    @Test
    void anEmptiedJournalIsToldByAnEarlierCheckpointOnly() throws SQLException {
        var checkpoint = checkpoint();
        forger.cutOffAfter(0);

        assertThat(verified()).isEqualTo(new Whole(0, 0));
        assertThat(verified(checkpoint))
                .isInstanceOfSatisfying(Broken.class, it -> assertThat(it.seq()).isEqualTo(1));
    }

    @Test
    void anUnsealedEntryIsCountedAndNotBroken() throws SQLException {
        forger.alter(newest, "seq = null, link = null, algorithm = null");

        assertThat(verified()).isEqualTo(new Whole(newest - 1, 1));
    }

    @Test
    void whateverIsDoneWhereverTheFirstBrokenEntryIsNamed() throws SQLException {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            var seq = 1 + random.nextLong(newest - 1);
            var point = superuser.setSavepoint();
            long broken =
                    switch (random.nextInt(5)) {
                        case 0 -> {
                            forger.alter(seq, "at = at + interval '1 second'");
                            yield seq;
                        }
                        case 1 -> {
                            forger.remove(seq);
                            yield seq;
                        }
                        case 2 -> {
                            forger.insert(seq);
                            yield seq + 1;
                        }
                        case 3 -> {
                            forger.swap(seq, newest);
                            yield seq;
                        }
                        default -> {
                            // Altered with a fitting link of its own: the next one no longer fits.
                            forger.alter(seq, "action = 'other'");
                            forger.relink(seq, seq);
                            yield seq + 1;
                        }
                    };

            assertThat(verified())
                    .as("seed %d, round %d, entry %d", seed, round, seq)
                    .isInstanceOfSatisfying(
                            Broken.class, it -> assertThat(it.seq()).isEqualTo(broken));
            superuser.rollback(point);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "something else",
                "yuanliu-journal-1",
                "yuanliu-journal-1 many 00 now",
                "yuanliu-journal-1 99999999999999999999 0000000000000000000000000000000000000000000000000000000000000000 now"
            })
    void whatIsNoCheckpointIsRefusedInWords(String text) {
        assertThatThrownBy(() -> verified(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("不是检查点文件。 This is not a checkpoint file.");
    }

    @Test
    void aCheckpointNamesNumberAndLinkOfTheNewestEntry() throws SQLException {
        assertThat(List.of(checkpoint().split(" ", -1)))
                .startsWith("yuanliu-journal-1", String.valueOf(newest))
                .hasSize(4);
        assertThat(verified(checkpoint())).isEqualTo(new Whole(newest, 0));
        assertThat(UUID.fromString(forger.idOf(newest))).isNotNull();
    }

    private Answer verified() throws SQLException {
        return JournalLinks.verify(superuser, Optional.empty());
    }

    private Answer verified(String checkpoint) throws SQLException {
        return JournalLinks.verify(superuser, Optional.of(checkpoint));
    }

    private static String checkpoint() throws SQLException {
        return JournalLinks.checkpoint(
                DatabaseAccess.open(Platform.shared().data()).superuser("yuanliu")::open);
    }
}
