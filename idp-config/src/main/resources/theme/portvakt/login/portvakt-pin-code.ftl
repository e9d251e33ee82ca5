<#import "template.ftl" as layout>
<#import "factor.ftl" as buttons>
<#assign wrong = message?has_content && message.type == "error">
<@layout.registrationLayout displayMessage=!wrong; section>
  <#if section == "header">
    ${msg("portvaktCodeTitle")}
  <#elseif section == "form">
    <ol class="pv-steps" aria-label="${msg("portvaktSteps")}">
      <li data-state="done">${msg("portvaktStepIdentify")}</li>
      <li aria-current="step">${msg("portvaktStepCode")}</li>
    </ol>
    <#if wrong>
    <div class="ds-alert" id="feil" role="alert" data-color="danger"><p>${message.summary}</p></div>
    </#if>
    <#if codesLeft gt 0>
    <form class="pv-form pv-form--single pv-code" id="portvakt-code" action="${url.loginAction}" method="post" data-code-number="${codeNumber?c}">
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="code">${msg("portvaktCode", codeNumber?c, letterNumber?c)}</label>
        <p class="pv-subtle" id="code-hjelp">${msg("portvaktCodeHelp")}</p>
        <input class="ds-input" id="code" name="code" type="text" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" maxlength="24" required autofocus aria-describedby="code-hjelp<#if wrong> feil</#if>"<#if wrong> aria-invalid="true"</#if>>
      </div>
      <div class="pv-actions">
        <button class="ds-button" type="submit">${msg("portvaktLogIn")}</button>
      </div>
    </form>
    <p class="pv-subtle" id="koder-igjen">${msg("portvaktCodesLeft", codesLeft?c)}</p>
    </#if>
    <#if ordered>
    <div class="ds-alert" id="bestilt" role="status" data-color="success"><p>${msg("portvaktOrdered")}</p></div>
    <#elseif few || codesLeft == 0>
    <#if few>
    <div class="ds-alert" id="faa-koder" data-color="warning"><p>${msg("portvaktCodesFew")}</p></div>
    </#if>
    <form class="pv-form--single" id="portvakt-order" action="${url.loginAction}" method="post">
      <button class="ds-button" data-variant="secondary" type="submit" name="order" value="letter">${msg("portvaktOrderNext")}</button>
    </form>
    </#if>
    <#if (factors![])?has_content>
    <form class="pv-form--single" id="portvakt-other-factors" action="${url.loginAction}" method="post">
      <#list factors as factor>
      <button class="ds-button" data-variant="tertiary" type="submit" name="factor" value="${factor}">${msg("portvaktFactorUse_" + factor)}</button>
      </#list>
    </form>
    </#if>
    <#if codesLeft gt 0><@buttons.manage/></#if>
    <#if newLetter gt 0>
    <form class="pv-form--single" id="portvakt-new-letter" action="${url.loginAction}" method="post">
      <button class="ds-button" data-variant="tertiary" type="submit" name="letter" value="new">${msg("portvaktUseNewLetter", newLetter?c)}</button>
    </form>
    </#if>
    <#if otherMethods??>
    <form class="pv-form--single" action="${url.loginAction}" method="post">
      <button class="ds-button" data-variant="tertiary" type="submit" name="page" value="methods">${msg("portvaktOtherMethods")}</button>
    </form>
    </#if>
  </#if>
</@layout.registrationLayout>
