<#import "template.ftl" as layout>
<#assign wrong = message?has_content && message.type == "error">
<@layout.registrationLayout displayMessage=!wrong; section>
  <#if section == "header">
    ${msg("portvaktIdentifyTitle")}
  <#elseif section == "form">
    <ol class="pv-steps" aria-label="${msg("portvaktSteps")}">
      <li aria-current="step">${msg("portvaktStepIdentify")}</li>
      <li>${msg("portvaktStepCode")}</li>
    </ol>
    <#if wrong>
    <div class="ds-alert" id="feil" role="alert" data-color="danger"><p>${message.summary}</p></div>
    </#if>
    <form class="pv-form pv-form--single" id="portvakt-identify" action="${url.loginAction}" method="post">
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="pid">${msg("portvaktPid")}</label>
        <p class="pv-subtle" id="pid-hjelp">${msg("portvaktPidHelp")}</p>
        <input class="ds-input" id="pid" name="pid" type="text" inputmode="numeric" autocomplete="username" spellcheck="false" maxlength="14" data-width="short" required autofocus aria-describedby="pid-hjelp<#if wrong> feil</#if>"<#if wrong> aria-invalid="true"</#if>>
      </div>
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="password">${msg("portvaktPassword")}</label>
        <input class="ds-input" id="password" name="password" type="password" autocomplete="current-password" required<#if wrong> aria-describedby="feil" aria-invalid="true"</#if>>
      </div>
      <div class="pv-actions">
        <button class="ds-button" type="submit">${msg("portvaktNext")}</button>
      </div>
    </form>
    <p class="pv-subtle">${msg("portvaktPinNeed")}</p>
    <form class="pv-form--single" id="portvakt-to-activation" action="${url.loginAction}" method="post">
      <button class="ds-button" data-variant="tertiary" type="submit" name="page" value="activation">${msg("portvaktToActivation")}</button>
      <button class="ds-button" data-variant="tertiary" type="submit" name="page" value="order">${msg("portvaktToOrder")}</button>
    </form>
    <#if otherMethods??>
    <form class="pv-form--single" action="${url.loginAction}" method="post">
      <button class="ds-button" data-variant="tertiary" type="submit" name="page" value="methods">${msg("portvaktOtherMethods")}</button>
    </form>
    </#if>
  </#if>
</@layout.registrationLayout>
