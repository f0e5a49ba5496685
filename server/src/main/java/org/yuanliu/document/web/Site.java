package org.yuanliu.document.web;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The address that is printed on papers: the operator's, or the one under which the person who
/// issues sees the platform.
@Component
class Site {

    private final String named;

    Site(@Value("${yuanliu.site:}") String named) {
        this.named = named;
    }

    URI address() {
        return named.isBlank()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri()
                : URI.create(named);
    }
}
