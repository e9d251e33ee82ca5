<#-- The frame of every log-in page: our own, without any script, so that a strict content security policy holds. -->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false wide=false>
<!doctype html>
<html lang="${lang}" data-color-scheme="auto" data-color="brand1">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex, nofollow">
  <title><#if message?has_content && message.type == "error">${msg("portvaktErrorPrefix")} </#if><#compress><#nested "header"></#compress> – ${msg("portvaktSite")}</title>
  <link rel="icon" href="${url.resourcesPath}/design/mark.svg" type="image/svg+xml">
  <link rel="stylesheet" href="${url.resourcesPath}/design/components/index.css">
  <link rel="stylesheet" href="${url.resourcesPath}/design/theme/designsystemet.css">
  <link rel="stylesheet" href="${url.resourcesPath}/design/portvakt.css">
</head>
<body class="pv-single">
<a class="ds-skip-link" href="#innhold">${msg("portvaktSkip")}</a>
<header class="pv-header">
  <div class="pv-wrap">
    <div class="pv-header__row">
      <span class="pv-brand">
        <img src="${url.resourcesPath}/design/mark.svg" alt="" width="34" height="37">
        <span><span class="pv-brand__owner">${msg("portvaktOwner")}</span><span class="pv-brand__name">${msg("portvaktSite")}</span></span>
      </span>
      <#if realm?? && realm.internationalizationEnabled && locale?? && locale.supported?size gt 1>
      <nav aria-label="${msg("languages")}">
        <ul class="pv-languages">
          <#list locale.supported as l>
          <li><a href="${l.url}" lang="${l.languageTag}" hreflang="${l.languageTag}"<#if l.languageTag == lang> aria-current="true"</#if>>${msg("locale_" + l.languageTag)}</a></li>
          </#list>
        </ul>
      </nav>
      </#if>
    </div>
  </div>
</header>
<main class="pv-main pv-single__outer" id="innhold" tabindex="-1">
  <div class="pv-single__box">
    <h1 class="ds-heading" data-size="md"><#nested "header"></h1>
    <#if displayMessage && message?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
    <div class="ds-alert" id="melding" role="alert" data-color="<#if message.type == "error">danger<#else>${message.type}</#if>">
      <p>${message.summary}</p>
    </div>
    </#if>
    <#if purpose??>
    <p class="pv-subtle" id="formaal">${msg("portvaktPurpose", purpose.service, purpose.level)} <span lang="${purpose.language}">${purpose.reason}</span></p>
    </#if>
    <#nested "form">
    <#if displayInfo><div class="pv-subtle"><#nested "info"></div></#if>
  </div>
</main>
<footer class="pv-footer">
  <div class="pv-wrap">
    <p>${msg("portvaktOwner")}</p>
    <p>${msg("portvaktFooter")}</p>
  </div>
</footer>
</body>
</html>
</#macro>
