package org.yuanliu.access.web;

import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Acting;
import org.yuanliu.access.PersonalData;
import org.yuanliu.access.PersonalData.Who;
import org.yuanliu.access.Scopes;

/// 显示明文: personal data in clear, for a reason, in this one answer.
@RestController
class PersonalDataController {

    private final Scopes scopes;
    private final PersonalData personalData;

    PersonalDataController(Scopes scopes, PersonalData personalData) {
        this.scopes = scopes;
        this.personalData = personalData;
    }

    record Wanted(UUID party, String reason) {}

    /// Not kept as an answer: that would be a second place for the name.
    @PostMapping("/api/v1/people/{id}/show")
    PersonalData.Contact show(Acting acting, @PathVariable UUID id, @RequestBody Wanted wanted) {
        return scopes.write(
                acting,
                () -> personalData.show(acting, new Who(id, wanted.party()), wanted.reason()));
    }
}
