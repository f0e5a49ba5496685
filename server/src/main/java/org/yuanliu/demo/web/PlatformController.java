package org.yuanliu.demo.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.demo.Demonstration;
import org.yuanliu.demo.Demonstration.Invitation;

/// What anybody may know before signing in.
@RestController
class PlatformController {

    private final Demonstration demonstration;

    PlatformController(Demonstration demonstration) {
        this.demonstration = demonstration;
    }

    @GetMapping("/api/v1/platform")
    Invitation platform() {
        return demonstration.platform();
    }
}
