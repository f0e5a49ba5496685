package org.yuanliu.access;

import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;

/// The curve of GB/T 32918.5, made when somebody first signs or verifies and not at the start.
final class Sm2Curve {

    static final ECDomainParameters PARAMETERS = parameters();

    private Sm2Curve() {}

    private static ECDomainParameters parameters() {
        var curve = GMNamedCurves.getByName("sm2p256v1");
        return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
    }
}
