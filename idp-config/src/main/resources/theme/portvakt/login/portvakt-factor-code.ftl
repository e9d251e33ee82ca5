<#import "template.ftl" as layout>
<#import "factor.ftl" as buttons>
<#assign wrong = message?has_content && message.type == "error">
<@layout.registrationLayout displayMessage=!wrong; section>
  <#if section == "header">
    ${msg("portvaktFactorTitle")}
  <#elseif section == "form">
    <ol class="pv-steps" aria-label="${msg("portvaktSteps")}">
      <li data-state="done">${msg("portvaktStepIdentify")}</li>
      <li aria-current="step">${msg("portvaktStepFactor")}</li>
    </ol>
    <#if wrong>
    <div class="ds-alert" id="feil" role="alert" data-color="danger"><p>${message.summary}</p></div>
    </#if>
    <#if factor?has_content>
    <form class="pv-form pv-form--single pv-code" id="portvakt-factor" action="${url.loginAction}" method="post">
      <@buttons.code help=msg("portvaktFactorHelp_" + factor, place) wrong=wrong/>
      <div class="pv-actions">
        <button class="ds-button" type="submit">${msg("portvaktLogIn")}</button>
      </div>
    </form>
    </#if>
    <form class="pv-form--single" id="portvakt-other-factors" action="${url.loginAction}" method="post">
      <#list factors as other>
      <#if other != "app" || other != factor>
      <button class="ds-button" data-variant="tertiary" type="submit" name="factor" value="${other}"><#if other == factor>${msg("portvaktFactorAgain")}<#else>${msg("portvaktFactorUse_" + other)}</#if></button>
      </#if>
      </#list>
      <button class="ds-button" data-variant="tertiary" type="submit" name="page" value="letter">${msg("portvaktFactorUseLetter")}</button>
    </form>
  </#if>
</@layout.registrationLayout>
