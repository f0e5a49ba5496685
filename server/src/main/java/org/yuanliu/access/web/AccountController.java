package org.yuanliu.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.access.Account;
import org.yuanliu.access.Acting;
import org.yuanliu.access.Session;
import org.yuanliu.access.SignIn;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// One's own account. A machine with a key has none.
///
/// Answers that hold a secret are given once and not kept, as for API keys.
@RestController
@RequestMapping("/api/v1/account")
class AccountController {

    private final Account account;
    private final SignIn signIn;

    AccountController(Account account, SignIn signIn) {
        this.account = account;
        this.signIn = signIn;
    }

    record NewPassword(String present, String password) {}

    record Proof(String password) {}

    record Code(String code) {}

    record CodesOnPaper(List<String> codes) {}

    record Ended(int sessions) {}

    @GetMapping
    Account.View account(Acting acting, HttpServletRequest request) {
        return account.view(session(request), acting);
    }

    @PutMapping("/password")
    Account.View changePassword(
            Acting acting, @RequestBody NewPassword wanted, HttpServletRequest request) {
        account.changePassword(session(request), acting, wanted.present(), wanted.password());
        return account.view(session(request), acting);
    }

    @PostMapping("/second-factor")
    Account.Offer offerSecondFactor(
            Acting acting, @RequestBody Proof proof, HttpServletRequest request) {
        return account.offerSecondFactor(session(request), acting, proof.password());
    }

    @PostMapping("/second-factor/confirm")
    CodesOnPaper confirmSecondFactor(
            Acting acting, @RequestBody Code code, HttpServletRequest request) {
        return new CodesOnPaper(account.confirmSecondFactor(session(request), acting, code.code()));
    }

    @PostMapping("/second-factor/codes")
    CodesOnPaper renewCodes(Acting acting, @RequestBody Proof proof, HttpServletRequest request) {
        return new CodesOnPaper(
                account.renewCodesOnPaper(session(request), acting, proof.password()));
    }

    @DeleteMapping("/sessions")
    Ended endOtherSessions(Acting acting, HttpServletRequest request) {
        return new Ended(account.endOtherSessions(session(request), acting));
    }

    @DeleteMapping("/sessions/{id}")
    ResponseEntity<Void> endSession(Acting acting, @PathVariable UUID id) {
        account.endSession(acting, id);
        return ResponseEntity.noContent().build();
    }

    private Session session(HttpServletRequest request) {
        return signIn.session(Door.token(request).orElse(""))
                .orElseThrow(() -> new Refusal(ProblemKind.SIGNED_OUT));
    }
}
