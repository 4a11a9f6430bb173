namespace Disbursement.Core.Entitlements;

/// <summary>Which rows of one person are weighed against each other.</summary>
public enum BenefitScope
{
    /// <summary>Only the same entitlement: it may not repeat.</summary>
    Entitlement,

    /// <summary>All monthly benefits of social protection (BT*): the highest (ND 20/2021 art. 6(2)).</summary>
    SocialProtection,

    /// <summary>
    /// Care of a disabled person who is pregnant or raises small children (CS20-2A*): one coefficient, the highest
    /// (ND 20/2021 art. 20(2)).
    /// </summary>
    DisabledParent,

    /// <summary>Allowances for a service person of people with merit: the highest (ordinance 02/2020 art. 4).</summary>
    ServicePerson,

    /// <summary>Monthly survivors' allowances (tuất): at most two (ordinance 02/2020 art. 7).</summary>
    Survivor,
}
