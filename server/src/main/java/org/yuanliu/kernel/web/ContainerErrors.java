package org.yuanliu.kernel.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import org.apache.coyote.BadRequestException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yuanliu.kernel.ProblemKind;
import org.yuanliu.kernel.Refusal;

/// What never reached a controller gets the same form of answer.
@RestController
class ContainerErrors implements ErrorController {

    private final Problems problems;

    ContainerErrors(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        var status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known
                        ? known
                        : 404;
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        // Who stops in the middle of a body hears no answer, and it is no accident of ours; a body
        // that is no HTTP is found out while somebody reads it.
        if (failure instanceof EOFException || failure instanceof BadRequestException) {
            return problems.answer(request, new Refusal(ProblemKind.BAD_REQUEST));
        }
        if (failure instanceof Throwable cause) {
            return problems.failed(request, ProblemKind.INTERNAL, cause);
        }
        return problems.answer(request, new Refusal(ProblemAdvice.kindOf(status)));
    }
}
