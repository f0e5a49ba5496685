package org.yuanliu.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SceneTest {

    final World world = new World(Settings.demonstration(FaultsTest.END));

    @Test
    void thereAreFreshItemsForManyRuns() {
        assertThat(world.scenes()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(world.scenes().stream().map(Scene::serial)).doesNotHaveDuplicates();
    }

    @Test
    void theWholesalerHasTheItemAndFiledNothingSince() {
        for (var scene : world.scenes()) {
            var books =
                    world.movements()
                            .filter(it ->
                                    it.gtin().equals(scene.gtin())
                                            && it.serial().equals(Optional.of(scene.serial())))
                            .toList();

            assertThat(books.stream().map(Movement::act))
                    .containsExactly(Act.PRODUCED, Act.OUTBOUND, Act.INBOUND);
            assertThat(books.getLast().filer()).isEqualTo(scene.supplier());
        }
    }

    @Test
    void theStoreHasBoughtFromThisSupplierBefore() {
        var scene = world.scenes().getFirst();

        assertThat(world.movements())
                .anyMatch(it ->
                        it.act() == Act.INBOUND
                                && it.filer().equals(scene.store())
                                && it.partner().equals(Optional.of(scene.supplier())));
    }

    @Test
    void theStoreAndItsSupplierAreInTwoCitiesUnderTwoAuthorities() {
        var scene = world.scenes().getFirst();

        assertThat(scene.store()).isEqualTo(world.party("hardware").id());
        assertThat(scene.supplier()).isEqualTo(world.party("wholesale").id());
        assertThat(scene.authority()).isEqualTo(world.party("regulator.440605").id());
        assertThat(scene.storeAuthority()).isEqualTo(world.party("regulator.440106").id());
    }

    @Test
    void theSameItemIsWrittenInThreeNotations() {
        var scene = world.scenes().getFirst();

        assertThat(scene.serial()).hasSizeLessThanOrEqualTo(20);
        assertThat(scene.elementString())
                .isEqualTo(
                        "01" + scene.gtin() + "10" + scene.batch() + "\u001d21" + scene.serial());
        assertThat(scene.bracketed())
                .isEqualTo(
                        "(01)" + scene.gtin() + "(10)" + scene.batch() + "(21)" + scene.serial());
        assertThat(scene.digitalLink())
                .endsWith("/01/" + scene.gtin() + "/10/" + scene.batch() + "/21/" + scene.serial());
    }
}
