// Asks the browser for the security key, and sends what it answers as the form that Keycloak reads. What is asked for
// stands in the form's data attributes, so that the page needs no script of its own.
const form = document.querySelector("form[data-webauthn]");
const asked = form.dataset;

const set = (name, value) => {
  form.elements[name].value = value;
};

const stated = (value) => (value && value !== "not specified" ? value : undefined);

const limits = () => (Number(asked.timeout) > 0 ? { timeout: Number(asked.timeout) * 1000 } : {});

const keyOf = (id) => ({ id, type: "public-key" });

async function show() {
  const ids = [...form.querySelectorAll("[data-credential]")].map((input) => input.value);
  const answer = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON({
      challenge: asked.challenge,
      rpId: asked.rp,
      allowCredentials: ids.map(keyOf),
      userVerification: stated(asked.verification),
      ...limits(),
    }),
  });
  const { id, response } = answer.toJSON();
  set("credentialId", id);
  set("clientDataJSON", response.clientDataJSON);
  set("authenticatorData", response.authenticatorData);
  set("signature", response.signature);
  set("userHandle", response.userHandle ?? "");
}

async function register() {
  const algorithms = asked.algorithms ? asked.algorithms.split(",").map(Number) : [-7];
  const excluded = asked.exclude ? asked.exclude.split(",") : [];
  const answer = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON({
      challenge: asked.challenge,
      rp: { id: asked.rp, name: asked.rpName },
      user: { id: asked.user, name: asked.username, displayName: asked.username },
      pubKeyCredParams: algorithms.map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: excluded.map(keyOf),
      attestation: stated(asked.attestation),
      authenticatorSelection: { userVerification: stated(asked.verification) },
      ...limits(),
    }),
  });
  const { rawId, response } = answer.toJSON();
  set("publicKeyCredentialId", rawId);
  set("clientDataJSON", response.clientDataJSON);
  set("attestationObject", response.attestationObject);
  set("transports", (response.transports ?? []).join());
}

document.getElementById("nokkel").addEventListener("click", async (event) => {
  if (!form.reportValidity()) {
    return;
  }
  event.target.disabled = true;
  try {
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
      throw new Error(asked.unsupported);
    }
    await (asked.webauthn === "get" ? show() : register());
  } catch (refused) {
    set("error", String(refused));
  }
  form.submit();
});
