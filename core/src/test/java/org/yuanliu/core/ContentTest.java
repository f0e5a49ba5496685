package org.yuanliu.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentTest {

    @Test
    void noFieldFlowsIntoTheNext() {
        assertThat(Content.version(1).field("ab").field("c").sha256())
                .isNotEqualTo(Content.version(1).field("a").field("bc").sha256());
    }

    @Test
    void anAbsentFieldIsNotAnEmptyOne() {
        assertThat(Content.version(1).field(Optional.empty()).sha256())
                .isNotEqualTo(Content.version(1).field("").sha256());
    }

    @Test
    void theVersionIsPartOfTheContent() {
        assertThat(Content.version(1).field("a").sha256())
                .isNotEqualTo(Content.version(2).field("a").sha256());
        assertThatThrownBy(() -> Content.version(256)).isInstanceOf(IllegalArgumentException.class);
    }

    /// `printf '\001\000\000\000\003\xe6\xba\x90\377\377\377\377' | sha256sum`
    @Test
    void anybodyCanComputeItWithCommonTools() {
        assertThat(Content.version(1).field("源").field(Optional.empty()).sha256())
                .isEqualTo("fc4f0e42514adbaf35b6c8235df55fc5e287b695663fc9a0bdd39633235c6704");
    }

    @Test
    void aTextSpeaksBothLanguages() {
        assertThatThrownBy(() -> new Text("出库", " ")).isInstanceOf(IllegalArgumentException.class);
    }
}
