<#import "template.ftl" as layout>
<#assign wrong = message?has_content && message.type == "error">
<@layout.registrationLayout displayMessage=!wrong; section>
  <#if section == "header">
    ${msg("portvaktActivationTitle")}
  <#elseif section == "form">
    <#if wrong>
    <div class="ds-alert" id="feil" role="alert" data-color="danger"><p>${message.summary}</p></div>
    </#if>
    <p>${msg("portvaktActivationLead")}</p>
    <form class="pv-form pv-form--single" id="portvakt-activate" action="${url.loginAction}" method="post">
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="pid">${msg("portvaktPid")}</label>
        <p class="pv-subtle" id="pid-hjelp">${msg("portvaktPidHelp")}</p>
        <input class="ds-input" id="pid" name="pid" type="text" inputmode="numeric" autocomplete="username" spellcheck="false" maxlength="14" data-width="short" required autofocus aria-describedby="pid-hjelp<#if wrong> feil</#if>"<#if wrong> aria-invalid="true"</#if>>
      </div>
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="code">${msg("portvaktActivationCode")}</label>
        <p class="pv-subtle" id="code-hjelp">${msg("portvaktActivationCodeHelp")}</p>
        <input class="ds-input" id="code" name="code" type="text" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" maxlength="24" data-width="short" required aria-describedby="code-hjelp<#if wrong> feil</#if>"<#if wrong> aria-invalid="true"</#if>>
      </div>
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="password-new">${msg("portvaktActivationPassword")}</label>
        <p class="pv-subtle" id="password-hjelp">${msg("portvaktActivationPasswordHelp")}</p>
        <input class="ds-input" id="password-new" name="password-new" type="password" autocomplete="new-password" minlength="8" maxlength="64" required aria-describedby="password-hjelp<#if wrong> feil</#if>">
      </div>
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="password-confirm">${msg("portvaktActivationPasswordAgain")}</label>
        <input class="ds-input" id="password-confirm" name="password-confirm" type="password" autocomplete="new-password" minlength="8" maxlength="64" required<#if wrong> aria-describedby="feil"</#if>>
      </div>
      <div class="pv-actions">
        <button class="ds-button" type="submit">${msg("portvaktActivate")}</button>
      </div>
    </form>
    <form class="pv-form--single" action="${url.loginAction}" method="post">
      <button class="ds-button" data-variant="tertiary" type="submit" name="page" value="password">${msg("portvaktToPassword")}</button>
    </form>
  </#if>
</@layout.registrationLayout>
