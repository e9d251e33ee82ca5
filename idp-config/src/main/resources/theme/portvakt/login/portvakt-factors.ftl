<#import "template.ftl" as layout>
<#import "factor.ftl" as buttons>
<#assign wrong = message?has_content && message.type == "error">
<@layout.registrationLayout displayMessage=!wrong; section>
  <#if section == "header">
    ${msg("portvaktFactorsTitle")}
  <#elseif section == "form">
    <#if wrong>
    <div class="ds-alert" id="feil" role="alert" data-color="danger"><p>${message.summary}</p></div>
    </#if>
    <#if saved>
    <div class="ds-alert" id="lagret" role="status" data-color="success"><p>${msg("portvaktFactorsSaved")}</p></div>
    </#if>
    <#if adding?has_content>
    <#if adding == "app">
    <ol>
      <li>${msg("portvaktTotpInstall")}</li>
      <li>
        <p>${msg("portvaktTotpScan")}</p>
        <p><img class="pv-qr" src="data:image/png;base64, ${picture}" alt="${msg("portvaktTotpPicture")}"></p>
        <p>${msg("portvaktFactorOrType")}</p>
        <p><code id="nokkel">${secret}</code></p>
      </li>
      <li>${msg("portvaktTotpThen")}</li>
    </ol>
    </#if>
    <form class="pv-form pv-form--single pv-code" id="portvakt-confirm" action="${url.loginAction}" method="post">
      <@buttons.code help=msg("portvaktFactorConfirm_" + adding) wrong=wrong/>
      <div class="pv-actions">
        <button class="ds-button" type="submit">${msg("portvaktFactorRegister")}</button>
      </div>
    </form>
    <form class="pv-form--single" action="${url.loginAction}" method="post">
      <button class="ds-button" data-variant="tertiary" type="submit" name="page" value="factors">${msg("portvaktFactorCancel")}</button>
    </form>
    <#else>
    <p>${msg("portvaktFactorsLead")}</p>
    <#list offered as word, state>
    <section aria-labelledby="om-${word}">
      <h2 class="ds-heading" data-size="2xs" id="om-${word}">${msg("portvaktFactorName_" + word)}</h2>
      <#if state.registered>
      <p id="har-${word}">${msg("portvaktFactorHas")} ${state.place}</p>
      <form class="pv-form--single" action="${url.loginAction}" method="post">
        <button class="ds-button" data-variant="secondary" type="submit" name="remove" value="${word}">${msg("portvaktFactorRemove_" + word)}</button>
      </form>
      </#if>
      <form class="pv-form pv-form--single" id="portvakt-add-${word}" action="${url.loginAction}" method="post">
        <#if word != "app">
        <div class="ds-field">
          <label class="ds-label" data-weight="medium" for="address-${word}">${msg("portvaktFactorAddress_" + word)}</label>
          <input class="ds-input" id="address-${word}" name="address" <#if word == "sms">type="tel" inputmode="tel" autocomplete="tel" maxlength="20"<#else>type="text" inputmode="email" autocomplete="email" maxlength="254"</#if> spellcheck="false" required<#if wrong> aria-describedby="feil"</#if>>
        </div>
        </#if>
        <div class="pv-actions">
          <button class="ds-button" data-variant="secondary" type="submit" name="add" value="${word}">${msg("portvaktFactorAdd_" + word)}</button>
        </div>
      </form>
    </section>
    </#list>
    <form class="pv-form--single" id="portvakt-done" action="${url.loginAction}" method="post">
      <div class="pv-actions">
        <button class="ds-button" type="submit" name="page" value="done">${msg("portvaktFactorsDone")}</button>
      </div>
    </form>
    </#if>
  </#if>
</@layout.registrationLayout>
