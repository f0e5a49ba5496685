package org.yuanliu.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yuanliu.Platform;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Role;
import org.yuanliu.access.Scopes;
import org.yuanliu.core.Clause;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// A wide look is short: whatever happens in it, what comes after sees with its own eyes again.
@Clause("TV-7.1")
class ScopesTest {

    private final Platform platform = Platform.shared();
    private final Scopes scopes = platform.bean(Scopes.class);
    private final JdbcClient jdbc = platform.bean(JdbcClient.class);
    private final UUID store = platform.party("hardware");
    private final Acting acting = new Acting(new UUID(1, 1), store, Role.SELLER, "test");

    @Test
    void theEngineSeesMoreThanTheStore() {
        assertThat(scopes.read(acting, this::events)).isBetween(1L, wide() - 1);
    }

    @Test
    void afterAWideLookWithinAWideLookTheOuterOneIsStillWide() {
        var counts =
                scopes.read(
                        acting,
                        () -> {
                            var within =
                                    scopes.widely(
                                            () -> List.of(scopes.widely(this::events), events()));
                            return List.of(within.getFirst(), within.getLast(), events());
                        });

        assertThat(counts).containsExactly(wide(), wide(), scopes.read(acting, this::events));
    }

    @Test
    void whoeverCatchesARefusalOutOfAWideLookSeesNarrowlyAgain() {
        var after =
                scopes.read(
                        acting,
                        () -> {
                            assertThatThrownBy(() -> scopes.widely(this::refuse))
                                    .isInstanceOf(Refusal.class);
                            return events();
                        });

        assertThat(after).isEqualTo(scopes.read(acting, this::events)).isLessThan(wide());
    }

    @Test
    void aWideLookNeedsATransactionOnSomebodysBehalf() {
        assertThatThrownBy(() -> scopes.widely(this::events))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs a transaction with a scope");
    }

    @Test
    void aConnectionThatComesBackToThePoolRemembersNobody() {
        for (int n = 0; n < 40; n++) {
            scopes.write(acting, () -> scopes.widely(this::events));

            assertThat(events()).isZero();
            assertThat(jdbc.sql("select current_user = session_user").query(Boolean.class).single())
                    .isTrue();
        }
    }

    @Test
    void whoeverReadsDoesNotWrite() {
        assertThatThrownBy(() ->
                        scopes.read(
                                acting,
                                () ->
                                        jdbc.sql(
                                                        "update access.api_key set revoked_at = now() where party = ?")
                                                .param(store)
                                                .update()))
                .hasMessageContaining("read-only transaction");
    }

    private long events() {
        return jdbc.sql("select count(*) from trace.event").query(Long.class).single();
    }

    private long wide() {
        return scopes.read(acting, () -> scopes.widely(this::events));
    }

    private long refuse() {
        throw new Refusal(ProblemKind.FORBIDDEN);
    }
}
