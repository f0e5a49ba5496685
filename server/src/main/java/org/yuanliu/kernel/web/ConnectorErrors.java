package org.yuanliu.kernel.web;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.yuanliu.kernel.Refusal;

/// What the container refuses before it knows whose request it is: a broken request line, address
/// or header. No filter and no controller ever sees it, and it gets the same form of answer.
@Component
class ConnectorErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Problems problems;

    ConnectorErrors(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(this::speakFor);
    }

    private void speakFor(Context context) {
        context.getParent().getPipeline().addValve(new Answering(problems));
    }

    /// The last valve that the host asks is the first to answer.
    private static final class Answering extends ErrorReportValve {

        private final Problems problems;

        private Answering(Problems problems) {
            this.problems = problems;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable cause) {
            if (response.getStatus() < 400
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()
                    || !isOpen(response)) {
                return;
            }
            try {
                answer(request, response);
            } catch (IOException | IllegalStateException gone) {
                // Whoever asked no longer listens.
                container.getLogger().debug("no answer was possible", gone);
            }
        }

        private void answer(Request request, Response response) throws IOException {
            var refusal = new Refusal(ProblemAdvice.kindOf(response.getStatus()));
            Limits.protect(response);
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(refusal.kind().status());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(problems.written(request, refusal));
                response.finishResponse();
            }
        }

        private static boolean isOpen(Response response) {
            var open = new AtomicBoolean();
            response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
            return open.get();
        }
    }
}
